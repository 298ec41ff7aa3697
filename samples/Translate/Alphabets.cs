using NeuralSeqGen;

/// <summary>Letters and phones as the ids that the model works on.</summary>
internal sealed class Alphabets
{
    private readonly Vocabulary _letters;
    private readonly Vocabulary _phones;

    /// <summary>Collects the letters and phones of the training words.</summary>
    /// <exception cref="DataFileException">There are more of them than the model has room for.</exception>
    internal Alphabets(IReadOnlyList<Word> words, string path)
    {
        _letters = Vocabulary.FromText(words.Select(word => word.Letters));
        _phones = Vocabulary.FromTokens(words.SelectMany(word => word.Phones.Split(' ')), startEnd: true);
        Check(path, "letters", _letters.Count, Translator.Letters, nameof(Translator.Letters));
        Check(path, "phones", _phones.Count, Translator.Phones, nameof(Translator.Phones));
    }

    /// <summary>Letters as ids, (words, steps); of words that are longer than the model's steps the beginning, of which the model can make what it will.</summary>
    internal int[,] Spellings(IReadOnlyList<Word> words) => _letters.Encode([.. words.Select(Beginning)], Translator.Steps);

    /// <summary>Phones as ids with the end behind them, (words, steps).</summary>
    internal int[,] Sounds(IReadOnlyList<Word> words) => _phones.Encode([.. words.Select(word => word.Phones)], Translator.Steps);

    /// <summary>The phones of ids, separated by spaces. Ids that stand for no phone, which training never asks for, are read as unknown.</summary>
    internal string Phones(IReadOnlyList<int> ids) => _phones.Decode([.. ids.Select(id => id < _phones.Count ? id : _phones.UnknownId)]);

    private static string Beginning(Word word) => string.Concat(word.Letters.EnumerateRunes().Take(Translator.Steps));

    private static void Check(string path, string what, int count, int room, string constant)
    {
        if (count > room)
        {
            throw new DataFileException($"{path}: {count} different {what} with the reserved ones, but Translator has room for {room}; raise the constant Translator.{constant}.");
        }
    }
}
