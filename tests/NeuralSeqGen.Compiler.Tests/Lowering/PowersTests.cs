using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Powers by known exponents, of numbers on both sides of 0 and of 0 itself, with their slopes.</summary>
public sealed class PowersTests
{
    private static readonly double[] _x = [-2, -0.5, 0, 0.5, 3];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(13)]
    [InlineData(1024)]
    public void WholePowers_AreProducts(double n) => Check(n, _x, v => n == 0 ? 0 : n * Math.Pow(v, n - 1));

    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-3)]
    public void WholePowersBelow0_AreQuotients(double n) => Check(n, [.. _x.Where(v => v != 0)], v => n * Math.Pow(v, n - 1));

    [Theory]
    [InlineData(0.5)]
    [InlineData(-0.5)]
    [InlineData(1.7)]
    [InlineData(-2.2)]
    [InlineData(1025)]
    public void Others_AreOfNumbersAbove0(double n) => Check(n, [.. _x.Where(v => v > 0)], v => n * Math.Pow(v, n - 1));

    private static void Check(double n, double[] x, Func<double, double> slope)
    {
        var graph = new Graph(new ValueIds());
        var input = graph.AddInput(new Shape(x.Length), Rate.Sample, "x", new Port(PortKind.Input, 0));
        var b = new GraphBuilder(graph) { Scope = "test" };
        var y = Powers.Of(b, input, n);
        var loss = b.Sum(b.Mul(b.Literal(1), y));
        graph.Results.Add((new Port(PortKind.Output, 0), y));
        if (Differentiator.Run(graph, loss, [input])[0] is { } gradient)
        {
            graph.Results.Add((new Port(PortKind.InputGradient, 0), gradient));
        }

        GraphVerifier.Verify(graph);
        var results = GraphInterpreter.Run(graph, new PortValues(1) { [PortKind.Input, 0] = [x] });

        Near(x.Select(v => Math.Pow(v, n)), results[PortKind.Output, 0][0]);
        if (n != 0)
        {
            Near(x.Select(slope), results[PortKind.InputGradient, 0][0]);
        }
    }

    private static void Near(IEnumerable<double> expected, double[] found) =>
        Assert.All(expected.Zip(found), pair => Assert.True(pair.First == pair.Second || Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Max(1, Math.Abs(pair.First)), $"{pair.Second} instead of {pair.First}"));
}
