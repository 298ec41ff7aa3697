using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>The passes on graphs, in order; each leaves a graph that computes the same.</summary>
internal static class CompilationPipeline
{
    public static readonly IReadOnlyList<(string Name, Action<Graph> Run)> Passes =
    [
        (nameof(SaveResiduals), SaveResiduals.Run), // first: a reverse scan names values of its forward scan that other passes would replace
        (nameof(Simplify), Simplify.Run), // gradient rules leave literals, copies and zeros behind
        (nameof(ExpandFolds), ExpandFolds.Run), // before products merge: folds of products become products
        (nameof(HoistSums), HoistSums.Run), // weight gradients become products over steps
        (nameof(MergeProducts), MergeProducts.Run), // an input gradient becomes one product with a term per gate
        (nameof(HoistProducts), HoistProducts.Run), // which then leaves the scan whole
        (nameof(FormSoftmax), FormSoftmax.Run), // behind all that differentiates or shares
        (nameof(EliminateDeadCode), EliminateDeadCode.Run),
    ];

    /// <summary>Runs every pass and verifies after each.</summary>
    public static void Run(Graph graph)
    {
        GraphVerifier.Verify(graph);
        foreach (var (name, run) in Passes)
        {
            run(graph);
            try
            {
                GraphVerifier.Verify(graph);
            }
            catch (GraphException e)
            {
                throw new GraphException($"after {name}: {e.Message}");
            }
        }
    }
}
