using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>Where a value stands in an array, as code says it: <c>x[2, 5, 1]</c>.</summary>
internal static class PlaceText
{
    /// <param name="name">The array.</param>
    /// <param name="index">Number of the value, row-major.</param>
    /// <param name="sample">Extents of one sample, which are all but the first.</param>
    public static string Of(string name, long index, ReadOnlySpan<int> sample)
    {
        var text = new StringBuilder("]");
        for (int axis = sample.Length - 1; axis >= 0; axis--)
        {
            text.Insert(0, string.Create(CultureInfo.InvariantCulture, $", {index % sample[axis]}"));
            index /= sample[axis];
        }

        return text.Insert(0, string.Create(CultureInfo.InvariantCulture, $"{name}[{index}")).ToString();
    }
}
