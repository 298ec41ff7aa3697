using System.Text;

/// <summary>Reads lines of <c>LETTERS&lt;TAB&gt;phone phone …</c>, the format of the SIGMORPHON shared tasks.</summary>
internal static class WordFile
{
    /// <summary>Reads all words of a file.</summary>
    /// <exception cref="DataFileException">The file cannot be read, holds no word, or a line has another form.</exception>
    internal static List<Word> Read(string path)
    {
        var words = new List<Word>();
        foreach (string line in Lines(path))
        {
            int number = words.Count + 1;
            words.Add(Parse(line) ?? throw new DataFileException($"{path}:{number}: expected LETTERS<TAB>phone phone …, found '{Shorten(line)}'."));
        }
        return words.Count > 0 ? words : throw new DataFileException($"{path}: no words in it.");
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
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

    private static Word? Parse(string line)
    {
        string[] columns = line.Split('\t');
        if (columns.Length != 2)
        {
            return null;
        }

        string letters = columns[0].Trim();
        string[] phones = columns[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return letters.Length == 0 || phones.Length == 0 ? null : new Word(letters, letters.EnumerateRunes().Count(), string.Join(' ', phones));
    }

    private static string Shorten(string line) => line.Length <= 40 ? line : line[..40] + "…";
}
