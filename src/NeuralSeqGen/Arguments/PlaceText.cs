using System.Globalization;

namespace NeuralSeqGen;

/// <summary>Where a value stands, as a person indexes the array: <c>(40, 3, 1)</c>, the sample first.</summary>
internal static class PlaceText
{
    /// <param name="port">The array.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="element">The value among those of the sample, row-major.</param>
    public static string Of(PortLayout port, long sample, int element)
    {
        long[] place = new long[port.Shape.Length + 1];
        place[0] = sample;
        for (int axis = port.Shape.Length - 1; axis >= 0; axis--)
        {
            place[axis + 1] = element % port.Shape[axis];
            element /= port.Shape[axis];
        }

        return "(" + string.Join(", ", place.Select(index => index.ToString(CultureInfo.InvariantCulture))) + ")";
    }
}
