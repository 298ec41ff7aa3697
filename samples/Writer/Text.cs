using System.Text;
using NeuralSeqGen;

/// <summary>A text as the ids of its characters: nine tenths to learn from, the last tenth to measure on.</summary>
internal sealed class Text
{
    /// <summary>Characters of a window: as far back as a model sees at most.</summary>
    internal const int Steps = 96;

    /// <summary>Room for the characters of a text, with the four ids that stand for none; Shakespeare has 65.</summary>
    internal const int Characters = 96;

    private Text(Vocabulary vocabulary, int[] train, int[] held) => (Vocabulary, Train, Held) = (vocabulary, train, held);

    internal Vocabulary Vocabulary { get; }

    internal int[] Train { get; }

    internal int[] Held { get; }

    /// <summary>Reads a text; <paramref name="characters"/> is how many of its first ones are taken at most.</summary>
    /// <exception cref="DataFileException">The file cannot be read, is too short, or has too many different characters.</exception>
    internal static Text Read(string path, int characters)
    {
        string all = Contents(path);
        Rune[] runes = [.. all.EnumerateRunes().Take(characters)];
        var vocabulary = Vocabulary.FromText([all], startEnd: true);
        if (runes.Length < 20 * Steps || vocabulary.Count > Characters)
        {
            throw new DataFileException($"{path}: {runes.Length:N0} characters, {vocabulary.Count} different ones with the reserved ids; at least {20 * Steps:N0} and at most {Characters} are needed (Text.{nameof(Characters)}).");
        }

        // encoded as a whole: one row, whose last id is the end
        int[] ids = [.. Sequences.AsSpan(vocabulary.Encode([string.Concat(runes)], runes.Length + 1))[..runes.Length]];
        int split = ids.Length - ids.Length / 10;
        return new Text(vocabulary, ids[..split], ids[split..]);
    }

    /// <summary>Windows of a text, each so many characters behind the one before it: (windows, steps).</summary>
    internal static int[,] Windows(int[] ids, int stride, int offset = 0)
    {
        int[,] windows = new int[(ids.Length - offset - Steps) / stride + 1, Steps];
        for (int i = 0; i < windows.GetLength(0); i++)
        {
            ids.AsSpan(offset + i * stride, Steps).CopyTo(Sequences.AsSpan(windows)[(i * Steps)..]);
        }

        return windows;
    }

    private static string Contents(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)).ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            throw new DataFileException($"{path}: not UTF-8 text.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException($"{path}: {exception.Message}");
        }
    }
}
