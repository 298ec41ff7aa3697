using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Activations;

/// <summary>Functions that treat numbers above and below a threshold differently. Constants stand first in Max and Min, as everywhere in activations.</summary>
internal static class Rectifiers
{
    /// <summary>Keras's relu with all its arguments; a NaN <paramref name="maxValue"/> means none.</summary>
    public static Value Relu(GraphBuilder b, Value x, double negativeSlope, double maxValue, double threshold)
    {
        var zero = b.Literal(0);
        var above = threshold == 0 ? b.Max(zero, x) : b.Select(b.Greater(x, b.Literal(threshold)), x, zero);
        var limited = double.IsNaN(maxValue) ? above : b.Min(b.Literal(maxValue), b.Max(zero, above));
        return negativeSlope == 0 ? limited : b.Sub(limited, b.Mul(b.Literal(negativeSlope), b.Max(zero, b.Sub(b.Literal(threshold), x))));
    }

    public static Value LeakyRelu(GraphBuilder b, Value x, double slope) => b.Select(b.Greater(x, b.Literal(0)), x, b.Mul(b.Literal(slope), x));

    // the exponential is taken of numbers up to 0 only, so that it cannot overflow on the side that is not chosen
    public static Value Elu(GraphBuilder b, Value x, double alpha) =>
        b.Select(b.Greater(x, b.Literal(0)), x, b.Mul(b.Literal(alpha), b.Sub(b.Exp(b.Min(b.Literal(0), x)), b.Literal(1))));
}
