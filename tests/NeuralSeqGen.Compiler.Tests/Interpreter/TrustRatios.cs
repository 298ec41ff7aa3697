using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>What the training loop does with the directions of LAMB, in float64.</summary>
internal static class TrustRatios
{
    /// <summary>Moves each weight along its direction, whose norm is brought to the weight's.</summary>
    public static void Follow(BoundModel model, double[] parameters, double[] directions, double learningRate)
    {
        foreach (var weight in model.Weights)
        {
            double norm = Norm(parameters, weight), direction = Norm(directions, weight);
            for (int i = weight.Offset; i < weight.Offset + weight.Length; i++)
            {
                parameters[i] -= learningRate * (norm > 0 && direction > 0 ? norm / direction : 1) * directions[i];
            }
        }
    }

    private static double Norm(double[] values, BoundWeight weight) => Math.Sqrt(values.Skip(weight.Offset).Take(weight.Length).Sum(v => v * v));
}
