namespace NeuralSeqGen;

/// <summary>Greedy decoding of whole sequences: a decoder that is fed the steps that are not masked.</summary>
internal static class GreedySearches
{
    /// <param name="output">(n, steps, classes).</param>
    /// <param name="mask">A number per step of each sample, 0 for those that are left out; empty for none.</param>
    /// <param name="length">Columns of the result, 0 for as many as there are steps.</param>
    public static int[,] Run(float[,,] output, ReadOnlySpan<float> mask, int length)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        int samples = output.GetLength(0), steps = output.GetLength(1);
        int[,] labels = new int[samples, length == 0 ? steps : length];
        var decoder = new CtcGreedyDecoder();
        for (int sample = 0; sample < samples; sample++)
        {
            decoder.Reset();
            for (int step = 0; step < steps; step++)
            {
                if (mask.IsEmpty || mask[sample * steps + step] != 0)
                {
                    decoder.Step(Spans.Row(output, sample, step));
                }
            }

            for (int i = 0; i < Math.Min(decoder.Labels.Count, labels.GetLength(1)); i++)
            {
                labels[sample, i] = decoder.Labels[i];
            }
        }

        return labels;
    }
}
