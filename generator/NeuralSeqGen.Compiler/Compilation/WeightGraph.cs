using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;

namespace NeuralSeqGen.Compiler.Compilation;

/// <summary>A program over a whole weight.</summary>
/// <param name="Part">What it does.</param>
/// <param name="Weights">Positions of the weights that share it: equal extents and settings give equal graphs.</param>
/// <param name="Graph">Its graph after all passes, the weight being the only sample.</param>
internal sealed record WeightGraph(WeightPart Part, IReadOnlyList<int> Weights, Graph Graph)
{
    /// <summary>All programs over whole weights that a model declares.</summary>
    public static IReadOnlyList<WeightGraph> Of(BoundModel model)
    {
        var graphs = new List<(WeightPart Part, int Weight, Graph Graph)>();
        for (int i = 0; i < model.Weights.Count; i++)
        {
            var weight = model.Weights[i];
            if (model.Optimizer is { } optimizer && !weight.NeverTrained && weight.Length > 0)
            {
                graphs.AddRange(WeightLowering.Of(optimizer, weight).Select(p => (p.Part, i, p.Graph)));
            }
        }

        return [.. graphs.GroupBy(g => (g.Part, GraphPrinter.Print(g.Graph))).Select(group => new WeightGraph(group.Key.Part, [.. group.Select(g => g.Weight)], Compiled(group.First().Graph)))];
    }

    private static Graph Compiled(Graph graph)
    {
        CompilationPipeline.RunForWholeWeight(graph);
        return graph;
    }
}
