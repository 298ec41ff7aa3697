using NeuralSeqGen;

/// <summary>Letters and what they stand for as the ids that the model works on.</summary>
internal sealed class Alphabets
{
    private readonly Vocabulary _letters;
    private readonly Vocabulary _sounds;

    /// <summary>Collects what stands in the lessons.</summary>
    /// <exception cref="DataFileException">There is more of it than the model has room for.</exception>
    internal Alphabets(IReadOnlyList<Lesson> lessons, string path)
    {
        _letters = Vocabulary.FromText(lessons.Select(lesson => lesson.Word.Letters), startEnd: true);
        _sounds = Vocabulary.FromTokens(lessons.SelectMany(lesson => lesson.Sounds.Split(' ')), startEnd: true);
        Check(path, "letters", _letters.Count, Translator.Letters, nameof(Translator.Letters));
        Check(path, "sounds", _sounds.Count, Translator.Sounds, nameof(Translator.Sounds));
    }

    /// <summary>Letters as ids with the end behind them, (words, steps); of words that are longer than the model's steps the beginning.</summary>
    internal int[,] Spellings(IEnumerable<Word> words) => _letters.Encode([.. words.Select(Beginning)], Translator.Steps);

    /// <summary>What the letters stand for as ids, with the end behind them, (words, steps).</summary>
    internal int[,] Sounds(IReadOnlyList<Lesson> lessons) => _sounds.Encode([.. lessons.Select(lesson => lesson.Sounds)], Translator.Steps);

    /// <summary>The phones of ids, separated by spaces. Ids of no sound, which training never asks for, are read as unknown.</summary>
    internal string Phones(IReadOnlyList<int> ids)
    {
        string[] sounds = _sounds.Decode([.. ids.Select(id => id < _sounds.Count ? id : _sounds.UnknownId)]).Split(' ');
        return string.Join(' ', sounds.Where(sound => sound != Aligner.None)).Replace(Aligner.Join, ' ');
    }

    private static string Beginning(Word word) => string.Concat(word.Letters.EnumerateRunes().Take(Translator.Steps - 1));

    private static void Check(string path, string what, int count, int room, string constant)
    {
        if (count > room)
        {
            throw new DataFileException($"{path}: {count} different {what} with the reserved ones, but Translator has room for {room}; raise the constant Translator.{constant}.");
        }
    }
}
