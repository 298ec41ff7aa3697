using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Keras's constraints, applied after each step; norms run along the first axis.</summary>
internal static class WeightConstraints
{
    private const double Epsilon = 1e-7;
    private const double KerasMaxNorm = 2;
    private const double KerasMinMaxNorm = 1;

    public static void Apply(WeightDefinition weight, Span<float> values)
    {
        if (weight.Constraint == Constraint.None || values.IsEmpty) return;
        if (weight.Constraint == Constraint.NonNegative)
        {
            foreach (ref var value in values) value = value >= 0 ? value : 0;
            return;
        }
        var columns = weight.Shape.Length == 0 ? 1 : values.Length / weight.Shape[0];
        for (var column = 0; column < columns; column++) Column(weight, values[column..], columns);
    }

    private static void Column(WeightDefinition weight, Span<float> values, int stride)
    {
        var square = 0.0;
        for (var i = 0; i < values.Length; i += stride) square += (double)values[i] * values[i];
        var norm = Math.Sqrt(square);
        var factor = Wanted(weight, norm) / (Epsilon + norm);
        for (var i = 0; i < values.Length; i += stride) values[i] = (float)(values[i] * factor);
    }

    private static double Wanted(WeightDefinition weight, double norm) => weight.Constraint switch
    {
        Constraint.UnitNorm => 1,
        Constraint.MaxNorm => Math.Min(norm, Value(weight, KerasMaxNorm)),
        _ => weight.ConstraintRate * Math.Min(Math.Max(norm, weight.ConstraintMin), Value(weight, KerasMinMaxNorm)) + (1 - weight.ConstraintRate) * norm,
    };

    private static double Value(WeightDefinition weight, double keras) => double.IsNaN(weight.ConstraintValue) ? keras : weight.ConstraintValue;
}
