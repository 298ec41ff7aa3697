namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>The same numbers with an axis for one feature: (n) to (n, 1), such as one target per sample, or the steps of one sequence.</summary>
    public static float[,] AddFeatureAxis(float[] values)
    {
        float[,] columns = new float[Spans.Checked(values).Length, 1];
        values.CopyTo(AsSpan(columns));
        return columns;
    }

    /// <summary>The same numbers with an axis for one feature: (n, steps) to (n, steps, 1), as a model of <c>[Input(steps, 1)]</c> takes them.</summary>
    public static float[,,] AddFeatureAxis(float[,] values)
    {
        float[,,] sequences = new float[Spans.Checked(values).GetLength(0), values.GetLength(1), 1];
        AsSpan(values).CopyTo(AsSpan(sequences));
        return sequences;
    }
}
