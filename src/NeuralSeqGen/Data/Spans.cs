using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralSeqGen;

/// <summary>Arrays as spans of their own elements, and as copies in single precision.</summary>
internal static class Spans
{
    public static float[] ToSingle(double[] values)
    {
        float[] single = new float[Checked(values).Length];
        Convert(values, single);
        return single;
    }

    public static float[,] ToSingle(double[,] values)
    {
        float[,] single = new float[Checked(values).GetLength(0), values.GetLength(1)];
        Convert(Flat<double>(values), Flat<float>(single));
        return single;
    }

    public static float[,,] ToSingle(double[,,] values)
    {
        float[,,] single = new float[Checked(values).GetLength(0), values.GetLength(1), values.GetLength(2)];
        Convert(Flat<double>(values), Flat<float>(single));
        return single;
    }

    public static float[,,,] ToSingle(double[,,,] values)
    {
        float[,,,] single = new float[Checked(values).GetLength(0), values.GetLength(1), values.GetLength(2), values.GetLength(3)];
        Convert(Flat<double>(values), Flat<float>(single));
        return single;
    }

    public static float[] ToSingle(int[] values)
    {
        float[] single = new float[Checked(values).Length];
        Convert(values, single);
        return single;
    }

    public static float[,] ToSingle(int[,] values)
    {
        float[,] single = new float[Checked(values).GetLength(0), values.GetLength(1)];
        Convert(Flat<int>(values), Flat<float>(single));
        return single;
    }

    public static float[,,] ToSingle(int[,,] values)
    {
        float[,,] single = new float[Checked(values).GetLength(0), values.GetLength(1), values.GetLength(2)];
        Convert(Flat<int>(values), Flat<float>(single));
        return single;
    }

    public static float[,,,] ToSingle(int[,,,] values)
    {
        float[,,,] single = new float[Checked(values).GetLength(0), values.GetLength(1), values.GetLength(2), values.GetLength(3)];
        Convert(Flat<int>(values), Flat<float>(single));
        return single;
    }

    /// <summary>What an array holds of one step of one sample.</summary>
    public static ReadOnlySpan<float> Row(float[,,] values, int sample, int step) =>
        Flat<float>(values).Slice((sample * values.GetLength(1) + step) * values.GetLength(2), values.GetLength(2));

    public static T Checked<T>(T values) where T : class
    {
        ArgumentNullException.ThrowIfNull(values);
        return values;
    }

    public static Span<T> Flat<T>(Array values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);
    }

    private static void Convert(ReadOnlySpan<double> from, Span<float> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = (float)from[i];
        }
    }

    private static void Convert(ReadOnlySpan<int> from, Span<float> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[i];
        }
    }
}
