using System.Globalization;
using System.Numerics;

namespace NeuralSeqGen;

/// <summary>Ids, labels and truth values in the type that models take: the work of <see cref="Sequences.ToInt32(float[])"/> and its like.</summary>
internal static class WholeNumbers
{
    public static float[] ToSingle(bool[] values) => Array.ConvertAll(Spans.Checked(values), value => value ? 1f : 0f);

    public static float[,] ToSingle(bool[,] values)
    {
        float[,] single = new float[Spans.Checked(values).GetLength(0), values.GetLength(1)];
        ReadOnlySpan<bool> from = Spans.Flat<bool>(values);
        var to = Spans.Flat<float>(single);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[i] ? 1 : 0;
        }

        return single;
    }

    public static int[] ToInt32<T>(T[] values) where T : unmanaged, INumber<T>
    {
        int[] whole = new int[Spans.Checked(values).Length];
        Convert(values, whole, i => $"values[{i}]");
        return whole;
    }

    public static int[,] ToInt32<T>(T[,] values) where T : unmanaged, INumber<T>
    {
        int columns = Spans.Checked(values).GetLength(1);
        int[,] whole = new int[values.GetLength(0), columns];
        Convert<T>(Spans.Flat<T>(values), Spans.Flat<int>(whole), i => $"values[{i / columns}, {i % columns}]");
        return whole;
    }

    private static void Convert<T>(ReadOnlySpan<T> from, Span<int> to, Func<int, string> place) where T : INumber<T>
    {
        for (int i = 0; i < to.Length; i++)
        {
            // neither NaN nor infinity is one; in double, since the largest int is no float
            to[i] = T.IsInteger(from[i]) && double.CreateSaturating(from[i]) is >= int.MinValue and <= int.MaxValue
                ? int.CreateSaturating(from[i])
                : throw new ArgumentException($"{place(i)} is {from[i].ToString(null, CultureInfo.InvariantCulture)}, which is no whole number of 32 bits.", "values");
        }
    }
}
