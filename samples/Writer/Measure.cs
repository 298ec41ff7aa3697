using NeuralSeqGen;

/// <summary>How well a model knows a text that it has not read.</summary>
internal static class Measure
{
    // all characters are judged from the last quarter of a window, so that each has three quarters of it before it
    private const int Judged = Text.Steps / 4;
    private const int Chunk = 512;

    /// <summary>Nats per character: the mean of −ln of the probability that the model gave it.</summary>
    internal static double Nats(Author author, int[] ids)
    {
        int[,] windows = Text.Windows(ids, Judged);
        double sum = 0;
        int count = 0;
        for (int first = 0; first < windows.GetLength(0); first += Chunk)
        {
            int[,] some = Sequences.Take(windows, [.. Enumerable.Range(first, Math.Min(Chunk, windows.GetLength(0) - first))]);
            float[,,] logits = author.Predict(Sequences.ShiftRight(some));
            for (int i = 0; i < some.GetLength(0); i++)
            {
                for (int step = first + i == 0 ? 0 : Text.Steps - Judged; step < Text.Steps; step++, count++)
                {
                    sum += Nats(logits, i, step, some[i, step]);
                }
            }
        }

        return sum / count;
    }

    private static double Nats(float[,,] logits, int sample, int step, int character)
    {
        double total = 0;
        for (int other = 0; other < Text.Characters; other++)
        {
            total += Math.Exp(logits[sample, step, other] - logits[sample, step, character]);
        }

        return Math.Log(total);
    }
}
