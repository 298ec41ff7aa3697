using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;
using RandomPorts = NeuralSeqGen.Compiler.Tests.Properties.RandomPorts;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Losses of the catalogue that give one number per row, written once more as functions of target and output, as losses and as metrics.</summary>
public sealed class RewrittenLossTests
{
    private const int Seed = 9;

    /// <summary>A loss, what stands behind its name as a function, the activation in front of both, and the function.</summary>
    public static TheoryData<string, string, string, string> Losses => new()
    {
        { "MeanSquaredError", "", "Linear", "Tensor F(Tensor t, Tensor y) => Square(y - t).Mean(-1);" },
        { "MeanAbsoluteError", "", "Linear", "Tensor F(Tensor t, Tensor y) => Abs(t - y).Mean(-1);" },
        { "MeanAbsolutePercentageError", "", "Linear", "Tensor F(Tensor t, Tensor y) => 100 * Abs((t - y) / Maximum(Abs(t), 1e-7)).Mean(-1);" },
        { "MeanSquaredLogarithmicError", "", "Relu", "Tensor F(Tensor t, Tensor y) => Square(Log(Maximum(y, 1e-7) + 1) - Log(Maximum(t, 1e-7) + 1)).Mean(-1);" },
        { "Huber(Delta = 0.5)", ", 0.5", "Linear", "Tensor F(Tensor t, Tensor y, double delta) { var e = Abs(t - y); return Where(e <= delta, 0.5 * e * e, delta * e - 0.5 * delta * delta).Mean(-1); }" },
        { "LogCosh", "", "Linear", "Tensor F(Tensor t, Tensor y) { var e = y - t; return (e + Softplus(-2 * e) - Math.Log(2)).Mean(-1); }" },
        { "KLDivergence", "", "Softmax", "Tensor F(Tensor t, Tensor y) { var p = Clip(y, 1e-7, 1); var q = Clip(t, 1e-7, 1); return (q * Log(q / p)).Sum(-1); }" },
        { "Poisson", "", "Exponential", "Tensor F(Tensor t, Tensor y) => (y - t * Log(y + 1e-7)).Mean(-1);" },
        { "CosineSimilarity", "", "Linear", "Tensor F(Tensor t, Tensor y) { Tensor u = Unit(t), v = Unit(y); return -(u * v).Sum(-1); } [TensorFunction] internal static Tensor Unit(Tensor x) => x / Sqrt(Maximum(Square(x).Sum(-1, true), 1e-12));" },
        { "CategoricalHinge", "", "Linear", "Tensor F(Tensor t, Tensor y) => Maximum(0, ((1 - t) * y).Max(-1) - (t * y).Sum(-1) + 1);" },
        { "BinaryCrossentropy", "", "Sigmoid", "Tensor F(Tensor t, Tensor y) { var p = Clip(y, 1e-7, 1 - 1e-7); return -(t * Log(p) + (1 - t) * Log(1 - p)).Mean(-1); }" },
        { "CategoricalCrossentropy", "", "Softmax", "Tensor F(Tensor t, Tensor y) { var p = Clip(y / y.Sum(-1, true), 1e-7, 1 - 1e-7); return -(t * Log(p)).Sum(-1); }" },
        { "CategoricalFocalCrossentropy", ", 0.25, 2", "Softmax", "Tensor F(Tensor t, Tensor y, double alpha, double gamma) { var p = Clip(y / y.Sum(-1, true), 1e-7, 1 - 1e-7); return -(alpha * Power(1 - p, gamma) * t * Log(p)).Sum(-1); }" },
        { "BinaryFocalCrossentropy", ", 2.0", "Sigmoid", "Tensor F(Tensor t, Tensor y, double gamma = 2) { var p = Clip(y, 1e-7, 1 - 1e-7); var c = -(t * Log(p) + (1 - t) * Log(1 - p)); return (Power(1 - (t * p + (1 - t) * (1 - p)), gamma) * c).Mean(-1); }" },
        { "CategoricalGeneralizedCrossentropy(Q = 0.5)", ", 0.5, IntegerTarget = true", "Softmax", "Tensor F(Tensor t, Tensor y, double q) => (1 - Power((t.OneHot(y.Shape[^1]) * y).Sum(-1), q)) / q;" },
        { "SparseCategoricalCrossentropy", ", IntegerTarget = true", "Softmax", "Tensor F(Tensor t, Tensor y) => -(t.OneHot(y.Shape[^1]) * Log(Clip(y / y.Sum(-1, true), 1e-7, 1 - 1e-7))).Sum(-1);" },
        { "Hinge", "", "Linear", "Tensor F(Tensor t, Tensor y) => Maximum(0, 1 - t * y).Mean(-1);" },
        { "SquaredHinge", "", "Linear", "Tensor F(Tensor t, Tensor y) => Square(Maximum(0, 1 - t * y)).Mean(-1);" },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Loss_HasTheNumbersAndGradientsOfTheBuiltIn(string loss, string numbers, string activation, string function) =>
        Compare($"[{loss}]", $"CustomLoss(nameof(F){numbers})", activation, function);

    [Theory]
    [MemberData(nameof(Losses))]
    public void Metric_HasTheNumbersOfTheLoss(string loss, string numbers, string activation, string function)
    {
        var own = Own($"CustomLoss(nameof(F){numbers}), Metric.Custom(nameof(F){numbers.Split(", Integer")[0]}, Name = \"m\")", activation, function);
        var graph = ModelLowering.Train(own);
        var ports = RandomPorts.For(own, graph, 3, Seed);
        ports.SetAll(PortKind.RowWeight, 1, 1, 1, 1, 1);
        var sums = GraphInterpreter.Run(graph, ports);

        Assert.True(sums.Sum(2) > 0, loss);
        Assert.Equal(sums.Sum(0), sums.Sum(1) / sums.Sum(2), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Programs_ComputeTheFunction(string loss, string numbers, string activation, string function) =>
        Named(loss, () => ModelProperties.ProgramsComputeTheGraph(Own($"CustomLoss(nameof(F){numbers}), Metric.Custom(nameof(F){numbers.Split(", Integer")[0]})", activation, function), 5, Seed));

    private static void Compare(string loss, string rewritten, string activation, string function)
    {
        var built = ModelSource.BindValid($"[Input(5, 4), Masking, Dense(3, Activation = Activation.{activation}), Sgd]{loss}");
        Graph expected = ModelLowering.Train(built), graph = ModelLowering.Train(Own(rewritten, activation, function));
        GraphVerifier.Verify(graph);
        var ports = RandomPorts.For(built, expected, 3, Seed);
        Near.Equal(GraphInterpreter.Run(expected, ports), GraphInterpreter.Run(graph, ports), 1e-6, loss);
    }

    private static Bound.BoundModel Own(string objective, string activation, string function) =>
        FunctionSource.BindValid($"Input(5, 4), Masking, Dense(3, Activation = Activation.{activation}), {objective}, Sgd", "[TensorFunction] internal static " + function);

    private static void Named(string loss, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{loss}: {e.Message}", e);
        }
    }
}
