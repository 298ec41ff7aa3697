using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>Sums and norms in double as an op: values by loops, gradients by finite differences, what it refuses.</summary>
public sealed class DoubleReduceTests
{
    private static readonly double[] X = [1, -2, 3, 0.5, 4, -1];

    [Theory]
    [InlineData(DoubleReduceKind.Sum, 0, new[] { 5.5 })]
    [InlineData(DoubleReduceKind.Sum, 1, new[] { 2.0, 3.5 })]
    [InlineData(DoubleReduceKind.Norm, 0, new[] { 5.5901699437494745 })]
    [InlineData(DoubleReduceKind.Norm, 1, new[] { 3.7416573867739413, 4.153311931459037 })]
    internal void Values_AreThoseOfLoops(DoubleReduceKind kind, int axis, double[] expected) =>
        Assert.All(expected.Zip(Run(kind, axis, X, isGradient: false)), pair => Assert.Equal(pair.First, pair.Second, 1e-12));

    [Theory]
    [InlineData(DoubleReduceKind.Sum, 0), InlineData(DoubleReduceKind.Sum, 1), InlineData(DoubleReduceKind.Norm, 0), InlineData(DoubleReduceKind.Norm, 1)]
    internal void Gradients_AreFiniteDifferences(DoubleReduceKind kind, int axis)
    {
        double[] gradient = Run(kind, axis, X, isGradient: true);
        for (int i = 0; i < X.Length; i++)
        {
            double Moved(double by) => Run(kind, axis, [.. X.Select((v, j) => i == j ? v + by : v)], isGradient: false).Select((v, k) => v * (k + 1)).Sum();
            Assert.Equal((Moved(1e-6) - Moved(-1e-6)) / 2e-6, gradient[i], 1e-8);
        }
    }

    [Fact]
    public void Norm_OfZeros_HasNoGradient() => Assert.Equal(new double[6], Run(DoubleReduceKind.Norm, 1, new double[6], isGradient: true));

    [Fact]
    public void Axis_MustBeOneOfTheOperands()
    {
        Assert.Throws<GraphException>(() => Build(DoubleReduceKind.Sum, 2));
        Assert.Throws<GraphException>(() => Build(DoubleReduceKind.Norm, -1));
    }

    [Fact]
    public void OneNumberOfAWeight_IsOneOfTheBatch()
    {
        Assert.Equal(Rate.Batch, Build(DoubleReduceKind.Norm, 0).Result.Rate);
        Assert.Equal(Rate.Sample, Build(DoubleReduceKind.Norm, 1).Result.Rate);
        Assert.Contains("double_norm {axis 1} %1:w", GraphPrinter.Print(Build(DoubleReduceKind.Norm, 1).Graph), StringComparison.Ordinal);
    }

    /// <summary>The reduced numbers, or the gradient of the sum of them times 1, 2, ….</summary>
    private static double[] Run(DoubleReduceKind kind, int axis, double[] x, bool isGradient)
    {
        var (graph, input, result) = Build(kind, axis);
        var b = new GraphBuilder(graph);
        var weighted = result.Shape.Rank == 0 ? result : b.Sum(b.Mul(result, b.Add(b.Iota(result.Shape), b.Literal(1))));
        graph.Results.Add((new Port(PortKind.Weight), isGradient ? Differentiator.Run(graph, weighted, [input])[0]! : result));
        GraphVerifier.Verify(graph);
        return GraphInterpreter.Run(graph, new PortValues(1) { [PortKind.Weight] = [x] }).Flat(PortKind.Weight);
    }

    private static (Graph Graph, Value Input, Value Result) Build(DoubleReduceKind kind, int axis)
    {
        var graph = new Graph(new ValueIds());
        var input = graph.AddInput(new Shape(2, 3), Rate.Sample, "w", new Port(PortKind.Weight));
        return (graph, input, new GraphBuilder(graph).Append(new DoubleReduceOp(kind, axis), input));
    }
}
