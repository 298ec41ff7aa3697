/// <summary>Surnames as rows of features: which letter, and whether it carries an accent.</summary>
internal static class Letters
{
    /// <summary>The longest surname, in letters; what is longer loses its beginning, since endings say more.</summary>
    internal const int Steps = 20;

    /// <summary>26 letters, a word break, any other character, and one feature for an accent.</summary>
    internal const int Count = 29;

    private const int Break = 26;
    private const int Other = 27;
    private const int Accent = 28;

    private const string WithAccent = "áàâãäåąçćèéêëęìíîïłńñòóôõöøśşùúûüýźżž";
    private const string WithoutAccent = "aaaaaaacceeeeeiiiilnnoooooossuuuuyzzz";

    /// <summary>One row per letter; rows past the end of a name stay zero, which is what the mask looks for.</summary>
    internal static float[,,] Encode(IReadOnlyList<Example> examples)
    {
        float[,,] x = new float[examples.Count, Steps, Count];
        for (int i = 0; i < examples.Count; i++)
        {
            string name = examples[i].Name;
            int skip = Math.Max(0, name.Length - Steps);
            for (int step = 0; step < name.Length - skip; step++)
            {
                Encode(name[step + skip], x, i, step);
            }
        }
        return x;
    }

    private static void Encode(char character, float[,,] x, int sample, int step)
    {
        char letter = char.ToLowerInvariant(character);
        int accented = WithAccent.IndexOf(letter);
        x[sample, step, Index(accented < 0 ? letter : WithoutAccent[accented])] = 1;
        if (accented >= 0)
        {
            x[sample, step, Accent] = 1;
        }
    }

    private static int Index(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter - 'a',
        ' ' or '-' or '\'' or '/' => Break,
        _ => Other,
    };
}
