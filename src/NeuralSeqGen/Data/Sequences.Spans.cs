using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralSeqGen;

public static partial class Sequences
{
    /// <summary>The array's own elements as a span.</summary>
    public static Span<float> AsSpan(float[] values) => Flat<float>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<float> AsSpan(float[,] values) => Flat<float>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<float> AsSpan(float[,,] values) => Flat<float>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<float> AsSpan(float[,,,] values) => Flat<float>(values);

    /// <summary>The array's own elements as a span.</summary>
    public static Span<int> AsSpan(int[] values) => Flat<int>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<int> AsSpan(int[,] values) => Flat<int>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<int> AsSpan(int[,,] values) => Flat<int>(values);

    /// <summary>The array's own elements as a span, row-major.</summary>
    public static Span<int> AsSpan(int[,,,] values) => Flat<int>(values);

    /// <summary>A copy in single precision.</summary>
    public static float[] ToSingle(double[] values)
    {
        float[] single = new float[Checked(values).Length];
        Convert(values, single);
        return single;
    }

    /// <summary>A copy in single precision.</summary>
    public static float[,] ToSingle(double[,] values)
    {
        float[,] single = new float[Checked(values).GetLength(0), values.GetLength(1)];
        Convert(Flat<double>(values), AsSpan(single));
        return single;
    }

    /// <summary>A copy in single precision.</summary>
    public static float[,,] ToSingle(double[,,] values)
    {
        float[,,] single = new float[Checked(values).GetLength(0), values.GetLength(1), values.GetLength(2)];
        Convert(Flat<double>(values), AsSpan(single));
        return single;
    }

    /// <summary>A copy in single precision.</summary>
    public static float[,,,] ToSingle(double[,,,] values)
    {
        float[,,,] single = new float[Checked(values).GetLength(0), values.GetLength(1), values.GetLength(2), values.GetLength(3)];
        Convert(Flat<double>(values), AsSpan(single));
        return single;
    }

    /// <summary>A copy of whole numbers in single precision; above 2²⁴ they are rounded.</summary>
    public static float[] ToSingle(int[] values)
    {
        float[] single = new float[Checked(values).Length];
        Convert(values, single);
        return single;
    }

    /// <summary>A copy of whole numbers in single precision; above 2²⁴ they are rounded.</summary>
    public static float[,] ToSingle(int[,] values)
    {
        float[,] single = new float[Checked(values).GetLength(0), values.GetLength(1)];
        Convert(AsSpan(values), AsSpan(single));
        return single;
    }

    /// <summary>A copy of whole numbers in single precision; above 2²⁴ they are rounded.</summary>
    public static float[,,] ToSingle(int[,,] values)
    {
        float[,,] single = new float[Checked(values).GetLength(0), values.GetLength(1), values.GetLength(2)];
        Convert(AsSpan(values), AsSpan(single));
        return single;
    }

    /// <summary>A copy of whole numbers in single precision; above 2²⁴ they are rounded.</summary>
    public static float[,,,] ToSingle(int[,,,] values)
    {
        float[,,,] single = new float[Checked(values).GetLength(0), values.GetLength(1), values.GetLength(2), values.GetLength(3)];
        Convert(AsSpan(values), AsSpan(single));
        return single;
    }

    /// <summary>What an array holds of one step of one sample.</summary>
    internal static ReadOnlySpan<float> Row(float[,,] values, int sample, int step) =>
        AsSpan(values).Slice((sample * values.GetLength(1) + step) * values.GetLength(2), values.GetLength(2));

    private static T Checked<T>(T values) where T : class
    {
        ArgumentNullException.ThrowIfNull(values);
        return values;
    }

    private static Span<T> Flat<T>(Array values) where T : unmanaged
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
