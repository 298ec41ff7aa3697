using System.Text;
using NeuralSeqGen;

/// <summary>Writes more than a window: what was written last is the beginning of the next one.</summary>
internal static class Pen
{
    private const int Kept = Text.Steps / 2;

    /// <summary>The prompt and what the model writes behind it.</summary>
    internal static string Write(Author author, Vocabulary vocabulary, Plan plan)
    {
        var written = new StringBuilder(plan.Prompt);
        int end = plan.Prompt.Length + plan.Length;
        for (int part = 0; written.Length < end; part++)
        {
            int[] before = Ids(vocabulary, written.ToString());
            int[,] ids = author.Generate(new() { Temperature = plan.Temperature, Seed = plan.Seed + part, Prefixes = [before], ForbiddenIds = [vocabulary.PadId, vocabulary.StartId, vocabulary.EndId, vocabulary.UnknownId] });
            written.Append(vocabulary.Decode(Sequences.AsSpan(ids)[before.Length..]));
        }

        return written.ToString(0, end);
    }

    /// <summary>The last half window; what the vocabulary does not know is read as unknown.</summary>
    private static int[] Ids(Vocabulary vocabulary, string text)
    {
        string last = text.Length > Kept ? text[^Kept..] : text;
        return [.. Sequences.AsSpan(vocabulary.Encode([last], Text.Steps))[..last.EnumerateRunes().Count()]];
    }
}
