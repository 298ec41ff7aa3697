namespace NeuralSeqGen;

/// <summary>Beam searches over whole sequences: a decoder that is fed the steps that are not masked.</summary>
internal static class BeamSearches
{
    /// <param name="output">(n, steps, classes).</param>
    /// <param name="mask">A number per step of each sample, 0 for those that are left out; empty for none.</param>
    /// <param name="options">Width of the beam, hypotheses, words.</param>
    public static IReadOnlyList<CtcHypothesis>[] Run(float[,,] output, ReadOnlySpan<float> mask, CtcBeamOptions? options)
    {
        ArgumentNullException.ThrowIfNull(output);
        int steps = output.GetLength(1);
        var results = new IReadOnlyList<CtcHypothesis>[output.GetLength(0)];
        var decoder = new CtcBeamDecoder(output.GetLength(2), options);
        for (int sample = 0; sample < results.Length; sample++)
        {
            decoder.Reset();
            for (int step = 0; step < steps; step++)
            {
                if (mask.IsEmpty || mask[sample * steps + step] != 0)
                {
                    decoder.Step(Spans.Row(output, sample, step));
                }
            }

            results[sample] = decoder.Hypotheses();
        }

        return results;
    }
}
