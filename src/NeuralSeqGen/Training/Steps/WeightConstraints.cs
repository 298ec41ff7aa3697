using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Keras's constraints, applied after each step; norms run along the first axis.</summary>
internal static class WeightConstraints
{
    private const double Epsilon = 1e-7;
    private const double KerasMaxNorm = 2;

    public static void Apply(WeightDefinition weight, Span<float> values)
    {
        if (weight.Constraint == Constraint.None || values.IsEmpty) return;
        if (weight.Constraint == Constraint.NonNegative)
        {
            foreach (ref var value in values) value = value >= 0 ? value : 0;
            return;
        }
        var limit = double.IsNaN(weight.ConstraintValue) ? KerasMaxNorm : weight.ConstraintValue;
        var columns = weight.Shape.Length == 0 ? 1 : values.Length / weight.Shape[0];
        for (var column = 0; column < columns; column++) Column(weight.Constraint, limit, values[column..], columns);
    }

    private static void Column(Constraint constraint, double limit, Span<float> values, int stride)
    {
        var square = 0.0;
        for (var i = 0; i < values.Length; i += stride) square += (double)values[i] * values[i];
        var norm = Math.Sqrt(square);
        var factor = (constraint == Constraint.UnitNorm ? 1 : Math.Min(norm, limit)) / (Epsilon + norm);
        for (var i = 0; i < values.Length; i += stride) values[i] = (float)(values[i] * factor);
    }
}
