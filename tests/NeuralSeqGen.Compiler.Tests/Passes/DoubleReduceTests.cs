using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>Sums and norms in double beyond what every op must have.</summary>
public sealed class DoubleReduceTests
{
    [Fact]
    public void Norm_OfZeros_HasNoGradient() => Assert.Equal(new double[6], Gradient(new double[6]));

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

    private static double[] Gradient(double[] x)
    {
        var (graph, input, result) = Build(DoubleReduceKind.Norm, 1);
        var loss = new GraphBuilder(graph).Sum(result);
        graph.Results.Add((new Port(PortKind.Weight), Differentiator.Run(graph, loss, [input])[0]!));
        return GraphInterpreter.Run(graph, new PortValues(1) { [PortKind.Weight] = [x] }).Flat(PortKind.Weight);
    }

    private static (Graph Graph, Value Input, Value Result) Build(DoubleReduceKind kind, int axis)
    {
        var graph = new Graph(new ValueIds());
        var input = graph.AddInput(new Shape(2, 3), Rate.Sample, "w", new Port(PortKind.Weight));
        return (graph, input, new GraphBuilder(graph).Append(new DoubleReduceOp(kind, axis), input));
    }
}
