using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Tests.Interpreter;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>Windows, folds and padding by hand, and folds said in other ops.</summary>
public sealed class ExpandFoldsTests
{
    [Fact]
    public void Window_TakesEveryStrideWithEveryDilation() =>
        Assert.Equal([0, 2, 3, 5, 6, 8], Run(new Shape(9), (b, x) => b.Window(x, 0, 2, 3, 2)));

    [Fact]
    public void Fold_AddsWhatLiesOverOneAnother() =>
        Assert.Equal([0, 1 + 2, 3 + 4, 5, 0], Run(new Shape(3, 2), (b, x) => b.Append(new FoldOp(0, 5, 1, 1), x)));

    [Fact]
    public void Pad_FillsBeforeBetweenAndAfter() =>
        Assert.Equal([7, 0, 7, 1, 7, 2, 7, 7], Run(new Shape(3), (b, x) => b.Pad(x, 0, 1, 2, 1, 7)));

    [Fact]
    public void Product_ContractsSeveralAxes() =>
        Assert.Equal([0 + 1 + 4 + 9], Run(new Shape(1, 2, 2), (b, x) => b.Contract(x, b.Reshape(x, new Shape(2, 2, 1)), 2)));

    [Theory]
    [InlineData(5, 1, 1, 1)]
    [InlineData(4, 2, 1, 1)]
    [InlineData(4, 3, 2, 1)]
    [InlineData(4, 2, 2, 1)]
    [InlineData(3, 2, 5, 1)]
    [InlineData(3, 5, 2, 1)]
    [InlineData(3, 3, 1, 4)]
    [InlineData(2, 7, 1, 1)]
    [InlineData(3, 6, 1, 2)]
    [InlineData(2, 9, 2, 1)]
    [InlineData(1, 6, 3, 2)]
    public void Fold_IsWhatItIsExpandedTo(int windows, int size, int stride, int dilation)
    {
        int needed = ((windows - 1) * stride) + ((size - 1) * dilation) + 1;
        foreach (int length in new[] { needed, needed + 3 })
        {
            Run(new Shape(2, windows, size, 3), (b, x) => b.Append(new FoldOp(1, length, stride, dilation), x));
        }
    }

    [Fact]
    public void FoldOfAProduct_IsAProduct()
    {
        var graph = Graph(new Shape(6, 4), (b, x) =>
        {
            var kernel = b.Reshape(b.Slice(x, 0, 0, 3), new Shape(3, 4));
            var windows = b.Reshape(b.Product(x, b.Reshape(kernel, new Shape(4, 3)), false), new Shape(6, 3, 1));
            return b.Append(new FoldOp(0, 8, 1, 1), windows);
        });
        double[] before = Interpret(graph);
        ExpandFolds.Run(graph);
        GraphVerifier.Verify(graph);

        Assert.Equal(before, Interpret(graph));
        Assert.Equal(["pad", "product"], graph.Nodes.Where(n => !n.Op.IsView).Select(n => n.Op.Mnemonic));
    }

    [Fact]
    public void OperandsThatDoNotFit_AreRefused()
    {
        Assert.Throws<GraphException>(() => Run(new Shape(4), (b, x) => b.Window(x, 0, 3, 1, 2)));
        Assert.Throws<GraphException>(() => Run(new Shape(4, 2), (b, x) => b.Append(new FoldOp(0, 4, 1, 1), x)));
        Assert.Throws<GraphException>(() => Run(new Shape(4), (b, x) => b.Pad(x, 0, -1, 0)));
        Assert.Throws<GraphException>(() => Run(new Shape(2, 2, 2), (b, x) => b.Contract(x, b.Reshape(x, new Shape(2, 4, 1)), 2)));
        Assert.Throws<GraphException>(() => Run(new Shape(2, 2), (b, x) => b.Append(new ReduceOp(ReduceKind.Max, 0, TiesToFirst: true), x)));
    }

    /// <summary>Of the elements 0, 1, 2, …; the same before the pass, after it, and by kernels.</summary>
    private static double[] Run(Shape shape, Func<GraphBuilder, Value, Value> make)
    {
        var graph = Graph(shape, make);
        double[] result = Interpret(graph);
        ExpandFolds.Run(graph);
        GraphVerifier.Verify(graph);
        Assert.Equal(result, Interpret(graph));
        Assert.Equal(result, ProgramExecutor.Run(ProgramScheduler.Run(graph, 512), Ports(graph)).Flat(PortKind.Output));
        return result;
    }

    private static Graph Graph(Shape shape, Func<GraphBuilder, Value, Value> make)
    {
        var graph = new Graph(new ValueIds());
        var x = graph.AddInput(shape, Rate.Sample, "x", new Port(PortKind.Input));
        graph.Results.Add((new Port(PortKind.Output), make(new GraphBuilder(graph) { Scope = "test" }, x)));
        GraphVerifier.Verify(graph);
        return graph;
    }

    private static double[] Interpret(Graph graph) => GraphInterpreter.Run(graph, Ports(graph)).Flat(PortKind.Output);

    private static PortValues Ports(Graph graph) =>
        new(1) { [PortKind.Input] = [[.. Enumerable.Range(0, graph.Inputs[0].Shape.Elements).Select(i => (double)i)]] };
}
