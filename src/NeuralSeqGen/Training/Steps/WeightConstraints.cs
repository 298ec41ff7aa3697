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
        if (weight.Constraint == Constraint.None || values.IsEmpty)
        {
            return;
        }

        if (weight.Constraint == Constraint.NonNegative)
        {
            foreach (ref float value in values)
            {
                value = value >= 0 ? value : 0;
            }

            return;
        }
        int columns = weight.Shape.Length == 0 ? 1 : values.Length / weight.Shape[0];
        for (int column = 0; column < columns; column++)
        {
            Column(weight, values[column..], columns);
        }
    }

    private static void Column(WeightDefinition weight, Span<float> values, int stride)
    {
        double square = 0.0;
        for (int i = 0; i < values.Length; i += stride)
        {
            square += (double)values[i] * values[i];
        }

        double norm = Math.Sqrt(square);
        double factor = Wanted(weight, norm) / (Epsilon + norm);
        for (int i = 0; i < values.Length; i += stride)
        {
            values[i] = (float)(values[i] * factor);
        }
    }

    private static double Wanted(WeightDefinition weight, double norm) => weight.Constraint switch
    {
        Constraint.UnitNorm => 1,
        Constraint.MaxNorm => Math.Min(norm, Value(weight, KerasMaxNorm)),
        _ => weight.ConstraintRate * Math.Min(Math.Max(norm, weight.ConstraintMin), Value(weight, KerasMinMaxNorm)) + (1 - weight.ConstraintRate) * norm,
    };

    private static double Value(WeightDefinition weight, double keras) => double.IsNaN(weight.ConstraintValue) ? keras : weight.ConstraintValue;
}
