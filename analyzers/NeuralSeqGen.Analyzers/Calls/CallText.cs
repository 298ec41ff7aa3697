using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Extents and places as the sentences of the runtime write them.</summary>
internal static class CallText
{
    /// <summary>Extents such as <c>(1000, 64, 8)</c>; those that are not known are n samples, or <c>?</c>.</summary>
    public static string Of(ExtentsFact received, bool hasBatch) =>
        Of(received.Extents.Select((extent, axis) => extent?.Known is { } known ? Number(known) : axis == 0 && hasBatch ? "n" : "?"));

    /// <summary>Extents of one sample, as the runtime prints them.</summary>
    public static string Of(Shape shape) => Of(shape.Select(extent => Number(extent)));

    public static string Of(IEnumerable<string> extents)
    {
        var texts = extents.ToList();
        return "(" + string.Join(", ", texts) + (texts.Count == 1 ? ",)" : ")");
    }

    /// <summary>Where a value stands in an array, as code says it: <c>y[2, 5]</c>.</summary>
    /// <param name="name">The array.</param>
    /// <param name="index">Number of the value, row-major.</param>
    /// <param name="sample">Extents behind the first axis.</param>
    public static string Place(string name, long index, IReadOnlyList<int> sample)
    {
        string inner = "";
        for (int axis = sample.Count - 1; axis >= 0; axis--)
        {
            inner = ", " + Number(index % sample[axis]) + inner;
            index /= sample[axis];
        }

        return name + "[" + Number(index) + inner + "]";
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
