using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>Weights that are statistics of the data: graphs put what a batch subtracts from them where gradients go.</summary>
internal static class Statistics
{
    /// <summary>Whether a parameter belongs to one.</summary>
    public static bool Contains(BoundModel model, int parameter) => model.Weights.Any(w => w.NeverTrained && parameter >= w.Offset && parameter < w.Offset + w.Length);

    /// <summary>Makes random numbers possible ones: variances are positive.</summary>
    public static void MakePositive(BoundModel model, double[] parameters)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = Contains(model, i) ? 0.25 + Math.Abs(parameters[i]) : parameters[i];
        }
    }

    /// <summary>Subtracts what the batch left, in place of whatever else became of them.</summary>
    public static void Move(BoundModel model, double[] before, double[] changes, double[] parameters)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = Contains(model, i) ? before[i] - changes[i] : parameters[i];
        }
    }
}
