using NeuralSeqGen.Compiler.Autodiff;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>exp(x − logsumexp x) becomes one op, which gives the log-sum-exp as well where somebody else reads it.</summary>
public sealed class FormSoftmaxTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(2, 4)]
    [InlineData(2, 5)]
    [InlineData(3, 17)]
    [InlineData(1, 70)]
    [InlineData(2, 130)]
    public void Softmax_IsWhatItIsMadeOf(int rows, int length)
    {
        var graph = Formed(new Shape(rows, length), Softmax, hasOneSequence: true);

        Assert.Equal(["softmax"], graph.Nodes.Select(n => n.Op.Mnemonic));
    }

    [Fact]
    public void SmallerTiles_GiveTheSame()
    {
        var graph = Graph(new Shape(3, 33), Softmax);
        double[] expected = Interpret(graph);
        FormSoftmax.Run(graph);
        Equal(expected, ProgramExecutor.Run(ProgramScheduler.Run(graph, new Tiling(128, 2, 3)), Ports(graph)).Flat(PortKind.Output));
        Equal(expected, ProgramExecutor.Run(Assert.IsType<Program>(ProgramScheduler.RunOneSequence(graph, new Tiling(128, 2, 3))), Ports(graph)).Flat(PortKind.Output));
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(2, 9)]
    [InlineData(1, 40)]
    public void ALogSumExpThatALossReads_IsASecondResult(int rows, int length)
    {
        var graph = Formed(new Shape(rows, length), SoftmaxTimesLogSum, hasOneSequence: false);

        Assert.Equal([new SoftmaxOp(WithLogSum: true)], graph.Nodes.Select(n => n.Op).OfType<SoftmaxOp>());
        Assert.DoesNotContain(graph.Nodes, n => n.Op is ReduceOp or UnaryOp);
    }

    [Fact]
    public void TheLogSumExpOfSomethingElse_StaysAsItIs() =>
        Unchanged((b, x) => b.Exp(b.Sub(x, b.BroadcastTrailing(b.ReduceLast(ReduceKind.LogSumExp, b.Add(x, x)), x.Shape))));

    [Fact]
    public void ALogSumExpOfAllAxes_StaysAsItIs() =>
        Unchanged((b, x) => b.Exp(b.Sub(x, b.BroadcastTrailing(b.Reduce(ReduceKind.LogSumExp, x, 0), x.Shape))));

    [Fact]
    public void SquareMatrices_AreNotMistakenForTheirTransposes() =>
        Unchanged((b, x) => b.Exp(b.Sub(x, b.BroadcastLeading(b.ReduceLast(ReduceKind.LogSumExp, x), x.Shape))), new Shape(3, 3));

    [Fact]
    public void Gradient_IsThatOfItsParts()
    {
        var x = new Shape(2, 3);
        Equal(Gradient(x, Softmax), Gradient(x, (b, v) => b.Append(new SoftmaxOp(), v)));
        Equal(Gradient(x, SoftmaxTimesLogSum), Gradient(x, (b, v) => b.AppendAll(new SoftmaxOp(WithLogSum: true), v) is var both ? b.Mul(both[0], b.BroadcastTrailing(both[1], x)) : v));
    }

    private static Value SoftmaxTimesLogSum(GraphBuilder b, Value x)
    {
        var sum = b.BroadcastTrailing(b.ReduceLast(ReduceKind.LogSumExp, x), x.Shape);
        return b.Mul(b.Exp(b.Sub(x, sum)), sum);
    }

    private static Value Softmax(GraphBuilder b, Value x) => b.Exp(b.Sub(x, b.BroadcastTrailing(b.ReduceLast(ReduceKind.LogSumExp, x), x.Shape)));

    /// <summary>Of Σ y·i over the elements y of the result.</summary>
    private static double[] Gradient(Shape shape, Func<GraphBuilder, Value, Value> make)
    {
        var graph = Graph(shape, make);
        var b = new GraphBuilder(graph) { Scope = "loss" };
        var loss = b.Sum(b.Mul(graph.Results[0].Value, b.Iota(shape)));
        graph.Results[0] = (graph.Results[0].Port, Differentiator.Run(graph, loss, graph.Inputs)[0]!);
        return Interpret(graph);
    }

    /// <summary>The graph behind the pass, which computes what it did before, as programs too.</summary>
    private static Graph Formed(Shape shape, Func<GraphBuilder, Value, Value> make, bool hasOneSequence)
    {
        var graph = Graph(shape, make);
        double[] before = Interpret(graph);
        FormSoftmax.Run(graph);
        GraphVerifier.Verify(graph);
        Equal(before, Interpret(graph));
        foreach (int bits in new[] { 512, 256, 128 })
        {
            Equal(before, ProgramExecutor.Run(ProgramScheduler.Run(graph, bits), Ports(graph)).Flat(PortKind.Output));
            var oneSequence = ProgramScheduler.RunOneSequence(graph, new Tiling(bits));
            Assert.Equal(hasOneSequence, oneSequence is not null);
            if (oneSequence is not null)
            {
                Equal(before, ProgramExecutor.Run(oneSequence, Ports(graph)).Flat(PortKind.Output));
            }
        }

        return graph;
    }

    private static void Unchanged(Func<GraphBuilder, Value, Value> make, Shape? shape = null)
    {
        var graph = Graph(shape ?? new Shape(2, 3), make);
        var before = graph.Nodes.Select(n => n.Op).ToList();
        FormSoftmax.Run(graph);
        Assert.Equal(before, graph.Nodes.Select(n => n.Op));
    }

    private static Graph Graph(Shape shape, Func<GraphBuilder, Value, Value> make)
    {
        var graph = new Graph(new ValueIds());
        var x = graph.AddInput(shape, Rate.Sample, "x", new Port(PortKind.Input));
        graph.Results.Add((new Port(PortKind.Output), make(new GraphBuilder(graph) { Scope = "test" }, x)));
        GraphVerifier.Verify(graph);
        return graph;
    }

    private static void Equal(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static double[] Interpret(Graph graph) => GraphInterpreter.Run(graph, Ports(graph)).Flat(PortKind.Output);

    private static PortValues Ports(Graph graph) =>
        new(1) { [PortKind.Input] = [[.. Enumerable.Range(0, graph.Inputs[0].Shape.Elements).Select(i => Math.Sin(i) * 3)]] };
}
