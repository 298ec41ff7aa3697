using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>Extents as messages write them: <c>(64, 15)</c>, <c>(8,)</c> as in Keras, <c>()</c> for a scalar.</summary>
internal static class ShapeText
{
    public static string Of(ReadOnlySpan<int> extents)
    {
        var text = new StringBuilder("(");
        for (int axis = 0; axis < extents.Length; axis++)
        {
            if (axis > 0)
            {
                text.Append(", ");
            }

            text.Append(CultureInfo.InvariantCulture, $"{extents[axis]}");
        }
        return text.Append(extents.Length == 1 ? ",)" : ")").ToString();
    }
}
