using NeuralSeqGen;

/// <summary>Letters and phones as the numbers the model works on.</summary>
internal sealed class Alphabets
{
    private readonly Vocabulary _letters;
    private readonly Vocabulary _phones;

    /// <summary>Collects the letters and phones of the training words.</summary>
    /// <exception cref="DataFileException">There are more of them than the model has room for.</exception>
    internal Alphabets(IReadOnlyList<Word> words, string path)
    {
        _letters = Vocabulary.FromText(words.Select(word => word.Letters));
        _phones = Vocabulary.FromTokens(words.SelectMany(word => word.Phones.Split(' ')));
        Check(path, "letters", _letters.Count, Pronouncer.Letters, nameof(Pronouncer.Letters));
        Check(path, "phones", _phones.Count, Pronouncer.Phones, nameof(Pronouncer.Phones));
    }

    /// <summary>One row per letter, one-hot; rows past the end of a word stay zero, which is what the mask looks for.</summary>
    internal float[,,] Inputs(IReadOnlyList<Word> words)
    {
        int[,] ids = _letters.Encode([.. words.Select(Beginning)], Pronouncer.Steps);
        float[,,] x = new float[words.Count, Pronouncer.Steps, Pronouncer.Letters];
        for (int i = 0; i < words.Count; i++)
        {
            for (int step = 0; step < Pronouncer.Steps && ids[i, step] != _letters.PadId; step++)
            {
                x[i, step, ids[i, step]] = 1;
            }
        }

        return x;
    }

    /// <summary>The phone of every letter.</summary>
    internal int[,] Targets(IReadOnlyList<Word> words) =>
        _phones.Encode([.. words.Select(word => word.Phones)], Pronouncer.Steps);

    /// <summary>The phones that the model thinks likeliest, separated by spaces.</summary>
    internal string Phones(int[,] predicted, int sample, Word word)
    {
        int[] ids = new int[Math.Min(word.LetterCount, Pronouncer.Steps)];
        for (int step = 0; step < ids.Length; step++)
        {
            ids[step] = Math.Min(predicted[sample, step], _phones.Count - 1);
        }

        return _phones.Decode(ids);
    }

    private static string Beginning(Word word) => string.Concat(word.Letters.EnumerateRunes().Take(Pronouncer.Steps));

    private static void Check(string path, string what, int count, int room, string constant)
    {
        if (count > room)
        {
            throw new DataFileException($"{path}: {count} different {what} with the reserved ones, but Pronouncer has room for {room}; raise the constant Pronouncer.{constant}.");
        }
    }
}
