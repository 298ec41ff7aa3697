using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>A tensor as text: <c>(2, 3) [[1, 2, 3], [4, 5, 6]]</c>.</summary>
internal static class TensorText
{
    // of longer axes the beginning and the end are printed
    private const int Most = 12;
    private const int Shown = 3;

    public static string Of(Tensor x)
    {
        var text = new StringBuilder();
        if (x.Rank > 0)
        {
            text.Append(ShapeText.Of(x.Shape)).Append(' ');
        }

        Append(text, x.Shape, x.Values);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<int> shape, ReadOnlySpan<float> values)
    {
        if (shape.Length == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{values[0]}");
            return;
        }

        int length = values.Length / shape[0];
        text.Append('[');
        for (int i = 0; i < shape[0]; i++)
        {
            if (shape[0] > Most && i == Shown)
            {
                text.Append(", …");
                i = shape[0] - Shown;
            }

            text.Append(i > 0 ? ", " : "");
            Append(text, shape[1..], values.Slice(i * length, length));
        }

        text.Append(']');
    }
}
