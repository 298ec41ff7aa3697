using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Schedule;

/// <summary>The gradient of a bias is summed by the product that gives the weight's, where registers suffice and nothing else needs it earlier.</summary>
public sealed class RowSumsTests
{
    [Theory]
    [InlineData("Dense(8)", 1)]
    [InlineData("Gru(16, ReturnSequences = true), Dense(8)", 4)]
    [InlineData("Dense(8, UseBias = false)", 0)]
    public void SumsOfRows_JoinTheProductThatReadsThem(string layers, int sums)
    {
        var graph = Trained(layers);
        var clusters = Clusterer.Run(graph);
        int nodes = clusters.Sum(c => c.Nodes.Count());
        var joined = RowSums.Join(graph, clusters, new Tiling(512), FormPlan.Of(graph, FeatureLanes.Never, []));

        Assert.Equal(sums, joined.Sum(c => c.RowSums.Count));
        Assert.Equal(clusters.Count - sums, joined.Count);
        Assert.All(joined.Where(c => c.RowSums.Count > 0), c => Assert.True(c.Root!.Op is ProductOp && c.RowSums[0].Root!.Op is ReduceOp));
        Assert.Equal(nodes, joined.Sum(c => c.Nodes.Count()));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(128)]
    public void WithTooFewRegisters_TheyStayApart(int bits)
    {
        var graph = Trained("Dense(8)");
        Assert.DoesNotContain(RowSums.Join(graph, Clusterer.Run(graph), new Tiling(bits), FormPlan.Of(graph, FeatureLanes.Never, [])), c => c.RowSums.Count > 0);
    }

    [Fact]
    public void ASumThatIsReadElsewhere_StaysApart()
    {
        var graph = Trained("Dense(8)");
        var sum = RowSums.Join(graph, Clusterer.Run(graph), new Tiling(512), FormPlan.Of(graph, FeatureLanes.Never, [])).Single(c => c.RowSums.Count > 0).RowSums[0].Root!.Output;
        var b = new GraphBuilder(graph) { Scope = "test" };
        graph.Results.Add((new Port(PortKind.LayerOutput, 9), b.Exp(b.Shift(sum, 1, 0))));

        Assert.DoesNotContain(RowSums.Join(graph, Clusterer.Run(graph), new Tiling(512), FormPlan.Of(graph, FeatureLanes.Never, [])), c => c.RowSums.Count > 0);
    }

    private static Graph Trained(string layers)
    {
        var graph = ModelLowering.Train(ModelSource.BindValid($"[Input(6, 5), {layers}, MeanSquaredError, Sgd]"));
        CompilationPipeline.Run(graph);
        return graph;
    }
}
