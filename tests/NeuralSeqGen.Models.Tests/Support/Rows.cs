namespace NeuralSeqGen.Models.Tests;

/// <summary>Some of the samples of an array.</summary>
internal static class Rows
{
    public static float[,,] AsRows(this float[,,] values, int first, int count)
    {
        float[,,] rows = new float[count, values.GetLength(1), values.GetLength(2)];
        Sequences.AsSpan(values).Slice(first * rows.Length / count, rows.Length).CopyTo(Sequences.AsSpan(rows));
        return rows;
    }

    public static float[,] AsRows(this float[,] values, int first, int count)
    {
        float[,] rows = new float[count, values.GetLength(1)];
        Sequences.AsSpan(values).Slice(first * rows.Length / count, rows.Length).CopyTo(Sequences.AsSpan(rows));
        return rows;
    }
}
