/// <summary>The twelve characters of questions and answers, one-hot coded.</summary>
internal static class Alphabet
{
    internal const int Count = 12;

    private const string Characters = " +0123456789";

    /// <summary>Writes <paramref name="text"/> as one row per character into sample <paramref name="sample"/>.</summary>
    internal static void Encode(string text, float[,,] target, int sample)
    {
        for (int step = 0; step < text.Length; step++)
        {
            target[sample, step, Characters.IndexOf(text[step])] = 1;
        }
    }

    /// <summary>The likeliest character of every step.</summary>
    internal static string Decode(int[,] ids, int sample) =>
        string.Create(ids.GetLength(1), (ids, sample), static (span, state) =>
        {
            for (int step = 0; step < span.Length; step++)
            {
                span[step] = Characters[state.ids[state.sample, step]];
            }
        });
}
