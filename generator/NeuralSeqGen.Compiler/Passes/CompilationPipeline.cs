using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// The passes on graphs, in order; each leaves a graph that computes the same. The stages stand in the order in which a graph goes through those that its
/// program has: <see cref="Share"/>, <see cref="Run(Graph)"/>, then <see cref="RunForOneSequence"/>, and <see cref="Split"/>. A whole weight has
/// <see cref="RunForWholeWeight"/>, which begins with <see cref="Run(Graph)"/>.
/// </summary>
internal static class CompilationPipeline
{
    /// <summary>What every graph goes through.</summary>
    public static readonly IReadOnlyList<(string Name, Action<Graph> Run)> Passes =
    [
        (nameof(SaveResiduals), SaveResiduals.Run), // first: a reverse scan names values of its forward scan that other passes would replace
        (nameof(Simplify), Simplify.Run), // gradient rules leave literals, copies and zeros behind
        (nameof(ExpandFolds), ExpandFolds.Run), // before products merge: folds of products become products
        (nameof(HoistSums), HoistSums.Run), // weight gradients become products over steps
        (nameof(MergeProducts), MergeProducts.Run), // an input gradient becomes one product with a term per gate
        (nameof(HoistProducts), HoistProducts.Run), // which then leaves the scan whole
        (nameof(FormSoftmax), FormSoftmax.Run), // behind all that differentiates or shares
        (nameof(AddEqualGradients), AddEqualGradients.Run), // behind all that looks for sums of products
        (nameof(EliminateDeadCode), EliminateDeadCode.Run),
    ];

    /// <summary>What the graph for one sequence goes through behind <see cref="Passes"/>; a group of samples is faster without.</summary>
    public static readonly IReadOnlyList<(string Name, Action<Graph> Run)> OneSequencePasses =
    [
        (nameof(HoistTerms), HoistTerms.Run), // the products of inputs leave the steps, whose latency is all that counts
        (nameof(TransposeOperands), TransposeOperands.Run), // last: products that are left read their operands along the lanes
    ];

    /// <summary>What the graph of a program over a whole weight goes through behind <see cref="Passes"/>.</summary>
    public static readonly IReadOnlyList<(string Name, Action<Graph> Run)> WholeWeightPasses =
    [
        (nameof(SumInDouble), SumInDouble.Run), // gradient rules sum in float
        (nameof(TurnMatrices), TurnMatrices.Run), // Aᵀ·B is read as it stands,
        (nameof(TransposeOperands), TransposeOperands.Run), // A·Bᵀ along the lanes
        (nameof(CopyTransposed), CopyTransposed.Run), // last: whatever else is read along its first axis
    ];

    /// <summary>Inference of a model that trains: its kernels become those of the training program.</summary>
    /// <param name="graph">A graph of loss or prediction, before any pass.</param>
    /// <param name="train">The training graph of the model after <see cref="Run(Graph)"/> and before <see cref="Split"/>.</param>
    public static void Share(Graph graph, Graph train)
    {
        ShareForward.Run(train, graph);
        Verify(graph, nameof(ShareForward));
    }

    /// <summary>Every graph: runs every pass and verifies after each.</summary>
    public static void Run(Graph graph)
    {
        GraphVerifier.Verify(graph);
        Run(graph, Passes);
    }

    /// <summary>One sequence: runs its passes on a graph that has been through <see cref="Run(Graph)"/>.</summary>
    public static void RunForOneSequence(Graph graph) => Run(graph, OneSequencePasses);

    /// <summary>A decoder, last: a graph for what stands before it and one for a step.</summary>
    /// <param name="graph">Both in one graph that has been through <see cref="RunForOneSequence"/>.</param>
    /// <param name="input">Position of the input that takes the ids.</param>
    public static DecoderGraphs Split(Graph graph, int input)
    {
        var halves = SplitDecoder.Of(graph, input);
        Verify(halves.Step, nameof(SplitDecoder));
        if (halves.Before is { } before)
        {
            Verify(before, nameof(SplitDecoder));
        }

        return halves;
    }

    /// <summary>A whole weight: runs every pass, then those for it.</summary>
    public static void RunForWholeWeight(Graph graph)
    {
        Run(graph);
        Run(graph, WholeWeightPasses);
    }

    /// <summary>Loss and training, last, since a cut graph is no longer one: a graph for each phase.</summary>
    public static PhaseList Split(Graph graph)
    {
        var phases = SplitPhases.Run(graph);
        foreach (var phase in phases)
        {
            Verify(phase, nameof(SplitPhases));
        }

        return phases;
    }

    private static void Run(Graph graph, IReadOnlyList<(string Name, Action<Graph> Run)> passes)
    {
        foreach (var (name, run) in passes)
        {
            run(graph);
            Verify(graph, name);
        }
    }

    private static void Verify(Graph graph, string pass)
    {
        try
        {
            GraphVerifier.Verify(graph);
        }
        catch (GraphException e)
        {
            throw new GraphException($"after {pass}: {e.Message}");
        }
    }
}
