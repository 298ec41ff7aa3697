namespace NeuralSeqGen;

/// <summary>Effective weights of loss rows: sample weight × step weight × weight of the row's class.</summary>
internal static unsafe class RowWeighting
{
    /// <summary>Writes the weights of one group.</summary>
    /// <param name="samples">Where the weights of samples and steps come from.</param>
    /// <param name="target">Number of the target.</param>
    /// <param name="slice">The batch.</param>
    /// <param name="first">Position of the group's first sample in the batch.</param>
    /// <param name="count">Samples in the group.</param>
    /// <param name="rows">Loss rows of a sample.</param>
    /// <param name="classes">Weight of each class; null where all are 1.</param>
    /// <param name="port">Layout of the target.</param>
    /// <param name="weights">Count × rows numbers, written.</param>
    /// <param name="hasSigns">Whether the label −1 is the class 0, as beside a hinge.</param>
    public static void Fill(Samples samples, int target, in BatchSlice slice, int first, int count, int rows, float[]? classes, PortLayout port, float* weights, bool hasSigns = false)
    {
        void* values = (void*)samples.Targets[target];
        float* steps = (float*)samples.StepWeights[target], own = (float*)samples.TargetSampleWeights[target];
        for (int i = 0; i < count; i++)
        {
            int sample = slice.Sample(first + i);
            float weight = samples.SampleWeights is null ? 1f : samples.SampleWeights[sample];
            if (own is not null)
            {
                weight *= own[sample];
            }

            for (int row = 0; row < rows; row++)
            {
                float value = steps is null ? weight : weight * steps[(nint)sample * rows + row];
                if (classes is not null)
                {
                    int label = Label(values, (nint)sample * rows + row, port, rows);
                    value *= Of(classes, hasSigns ? Math.Max(label, 0) : label);
                }

                weights[(nint)i * rows + row] = value;
            }
        }
    }

    private static float Of(float[] classes, int label) => (uint)label < (uint)classes.Length ? classes[label] : 1f;

    // Keras: the class is the integer label, the rounded single value, or the largest of a row of several.
    private static int Label(void* target, nint row, PortLayout port, int rows)
    {
        int width = port.Elements / rows;
        if (port.IsInt)
        {
            return ((int*)target)[row * width];
        }

        float* values = (float*)target + row * width;
        if (width == 1)
        {
            return (int)MathF.Round(values[0]);
        }

        int best = 0;
        for (int i = 1; i < width; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }
}
