using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Averages that replace the weights, in Keras's order: update, average, overwrite, constraint. What updates change depends on the gradients alone, and a model without averages tells it.</summary>
public sealed class WeightAverageTests
{
    private static readonly OptimizerDefinition Plain = new("sgd", 1, ["momentum"]);
    private static readonly OptimizerDefinition Averaging = Plain with { UseEma = true, EmaMomentum = 0.5, EmaOverwriteFrequency = 2 };

    [Fact]
    public void Overwrite_AfterEverySecondStep()
    {
        var (a, b, c, d) = Changes();
        double second = a + (0.5 * b), fourth = (0.5 * (second + (0.5 * c))) + (0.5 * (second + c + d));
        Same([a, second, second + c, fourth], Biases(Averaging, [-1, -1, -1, -1]));
    }

    /// <summary>The average moves at every batch, and each batch of an even step ends with it.</summary>
    [Fact]
    public void Overwrite_WithAccumulatedGradients_CountsSteps()
    {
        var (a, b, c, _) = Changes();
        double second = a + (0.5 * b);
        Same([0, a, a, second, second, second + c], Biases(Averaging with { GradientAccumulationSteps = 2 }, [-1, -1, -1, -1, -1, -1]));
    }

    [Fact]
    public void NoFrequency_LeavesTheWeights()
    {
        var (a, b, c, _) = Changes();
        Same([a, a + b, a + b + c], Biases(Averaging with { EmaOverwriteFrequency = 0 }, [-1, -1, -1]));
    }

    /// <summary>−1 is averaged before the constraint makes it 0.</summary>
    [Fact]
    public void Constraint_ComesBehindTheAverage()
    {
        double change = Steps(Plain, Constraint.None, [1, -3])[1][0] + 1;
        Same([0, (0.5 * -1) + (0.5 * change)], [.. Steps(Averaging, Constraint.NonNegative, [1, -3]).Select(p => p[0])]);
    }

    private static (double First, double Second, double Third, double Fourth) Changes()
    {
        float[] weights = Biases(Plain, [-1, -1, -1, -1]);
        return (weights[0], weights[1] - weights[0], weights[2] - weights[1], weights[3] - weights[2]);
    }

    private static float[] Biases(OptimizerDefinition optimizer, float[] gradients) => [.. Steps(optimizer, Constraint.None, gradients).Select(p => p[^1])];

    /// <summary>All parameters behind each gradient, which is the same for all of them; they start at 0.</summary>
    private static List<float[]> Steps(OptimizerDefinition optimizer, Constraint constraint, float[] gradients)
    {
        var model = new LinearModel(optimizer: optimizer, constraint: constraint);
        using (var edit = model.EditParameters())
        {
            edit.Values.Clear();
        }

        var steps = new List<float[]>();
        foreach (float gradient in gradients)
        {
            model.ApplyGradients([.. Enumerable.Repeat(gradient, model.ParameterCount)]);
            steps.Add(model.Parameters.ToArray());
        }

        return steps;
    }

    private static void Same(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }
}
