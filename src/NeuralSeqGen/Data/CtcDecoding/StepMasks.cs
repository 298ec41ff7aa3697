namespace NeuralSeqGen;

/// <summary>Which steps of outputs are read: a number per step of each sample, 0 for those that are left out.</summary>
internal static class StepMasks
{
    /// <summary>A mask as a span.</summary>
    /// <exception cref="ArgumentException">It has not one number per step.</exception>
    public static ReadOnlySpan<float> Checked(float[,,] output, float[,] mask)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(mask);
        return mask.GetLength(0) == output.GetLength(0) && mask.GetLength(1) == output.GetLength(1)
            ? Sequences.AsSpan(mask)
            : throw new ArgumentException($"'mask' is {ShapeText.Of([mask.GetLength(0), mask.GetLength(1)])}, but 'output' has {ShapeText.Of([output.GetLength(0), output.GetLength(1)])} steps. Pass one number per step of the output; where layers stride or pool, the mask that comes out of them.", nameof(mask));
    }

    /// <summary>A mask of the first steps of each sample.</summary>
    /// <exception cref="ArgumentException">There is not one length per sample, or one is not in the range of the steps.</exception>
    public static ReadOnlySpan<float> MaskOf(float[,,] output, int[] sequenceLengths)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sequenceLengths);
        int samples = output.GetLength(0), steps = output.GetLength(1);
        if (sequenceLengths.Length != samples)
        {
            throw new ArgumentException(FormattableString.Invariant($"'sequenceLengths' has {sequenceLengths.Length} numbers, but 'output' has {samples} samples. Pass one length per sample."), nameof(sequenceLengths));
        }

        float[] mask = new float[samples * steps];
        for (int sample = 0; sample < samples; sample++)
        {
            int given = sequenceLengths[sample];
            mask.AsSpan(sample * steps, given >= 0 && given <= steps ? given : throw Outside(sample, given, steps)).Fill(1);
        }

        return mask;
    }

    private static ArgumentException Outside(int sample, int given, int steps) =>
        new(FormattableString.Invariant($"sequenceLengths[{sample}] is {given}, but 'output' has {steps} steps. Pass lengths from 0 to {steps}."), "sequenceLengths");
}
