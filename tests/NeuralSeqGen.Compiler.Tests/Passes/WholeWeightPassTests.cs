using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;

namespace NeuralSeqGen.Compiler.Tests.Passes;

/// <summary>The passes that only programs over whole weights go through, each before and after, and on a graph it leaves alone.</summary>
public sealed class WholeWeightPassTests
{
    [Fact]
    public void SumInDouble_TakesTheSums() => Becomes(SumInDouble.Run, b => b.Mul(b.Reduce(ReduceKind.Sum, Weight(b), 1), b.Reduce(ReduceKind.Max, Weight(b), 1)),
        """
        in %1:w [2, 3] Sample = Weight 0
        in %2:w [2, 3] Sample = Weight 0
        %3 [2] = double_sum {axis 1} %1:w  // muon
        %4 [2] = reduce_max {axis 1} %2:w  // muon
        %5 [2] = mul %3, %4  // muon
        result Weight 0 = %5

        """);

    [Fact]
    public void TurnMatrices_ReadsTheFirstFactorThroughAView() => Becomes(TurnMatrices.Run, b => b.Product(Weight(b), Weight(b), transposeA: true),
        """
        in %1:w [2, 3] Sample = Weight 0
        in %2:w [2, 3] Sample = Weight 0
        %3 [3, 2] = transpose {[1, 0]} %1:w  // muon
        %4 [3, 3] = product {A·B} %3, %2:w  // muon
        result Weight 0 = %4

        """);

    [Fact]
    public void CopyTransposed_CopiesWhatElementwiseNodesRead_Once()
    {
        Becomes(CopyTransposed.Run, Doubled,
            """
            in %1:w [2, 3] Sample = Weight 0
            %2 [3, 2] = transpose {[1, 0]} %1:w  // muon
            %3 [3, 2] = concat {axis 0} %2  // muon
            %4 [3, 2] = add %3, %3  // muon
            result Weight 0 = %4

            """);

        static Value Doubled(GraphBuilder b) => b.Transpose(Weight(b), [1, 0]) is var turned ? b.Add(turned, turned) : turned;
    }

    [Fact]
    public void AllThree_LeaveTheRestAlone()
    {
        foreach (var run in new Action<Graph>[] { SumInDouble.Run, TurnMatrices.Run, CopyTransposed.Run })
        {
            var graph = Of(b => b.Add(b.Product(Weight(b), Weight(b), transposeB: true), b.BroadcastTrailing(b.Norm(b.Transpose(b.Product(Weight(b), Weight(b), transposeB: true), [1, 0]), 1), new Shape(2, 2))));
            string before = GraphPrinter.Print(graph);
            run(graph);
            Assert.Equal(before, GraphPrinter.Print(graph));
        }
    }

    private static void Becomes(Action<Graph> run, Func<GraphBuilder, Value> lower, string expected)
    {
        var graph = Of(lower);
        run(graph);
        GraphVerifier.Verify(graph);
        Assert.Equal(expected.ReplaceLineEndings("\n"), GraphPrinter.Print(graph));
    }

    private static Graph Of(Func<GraphBuilder, Value> lower)
    {
        var graph = new Graph(new ValueIds());
        graph.Results.Add((new Port(PortKind.Weight), lower(new GraphBuilder(graph) { Scope = "muon" })));
        return graph;
    }

    private static Value Weight(GraphBuilder b) => b.Graph.AddInput(new Shape(2, 3), Rate.Sample, "w", new Port(PortKind.Weight));
}
