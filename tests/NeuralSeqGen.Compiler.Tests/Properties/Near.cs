using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Properties;

/// <summary>Compares everything two programs computed.</summary>
internal static class Near
{
    /// <param name="expected">Results of the first program.</param>
    /// <param name="actual">Results of the second; sums that only other phases read are left out.</param>
    /// <param name="tolerance">Absolute for small numbers, relative for large ones.</param>
    /// <param name="what">Named in the message.</param>
    public static void Equal(GraphResults expected, GraphResults actual, double tolerance, string what)
    {
        foreach (var (port, values) in expected.Values)
        {
            double[][] others = actual.Values.TryGetValue(port, out double[][]? found) ? found : throw new InvalidOperationException($"{what}: no {port.Kind} {port.Index}");
            Equal(values.SelectMany(v => v), others.SelectMany(v => v), tolerance, $"{what}: {port.Kind} {port.Index}");
        }

        Assert.DoesNotContain(actual.Values.Keys.Except(expected.Values.Keys), p => p.Kind != PortKind.PhaseSum);
        Equal(expected.Gradients, actual.Gradients, tolerance, $"{what}: gradient");
    }

    private static void Equal(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance, string what)
    {
        double[] left = [.. expected], right = [.. actual];
        Assert.Equal(left.Length, right.Length);
        for (int i = 0; i < left.Length; i++)
        {
            Assert.True(Math.Abs(left[i] - right[i]) <= tolerance * Math.Max(1, Math.Abs(left[i])) || (double.IsNaN(left[i]) && double.IsNaN(right[i])),
                $"{what}[{i}] is {right[i]:R}, expected {left[i]:R}");
        }
    }
}
