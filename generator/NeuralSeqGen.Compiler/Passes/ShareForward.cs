using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>
/// Makes the scans of an inference program store what the training program saves for its backward half, to memory of one step that nobody reads:
/// a few stores, and both programs run the same kernels.
/// </summary>
internal static class ShareForward
{
    /// <param name="train">The training graph, after all passes.</param>
    /// <param name="inference">A graph of the same model, before any pass.</param>
    public static void Run(Graph train, Graph inference)
    {
        var trained = Scans(train).ToList();
        foreach (var (scan, i) in Scans(inference).Select((s, i) => (s, i)).Where(s => s.i < trained.Count))
        {
            var saved = new HashSet<string>(trained[i].Body.Outputs.Skip(trained[i].Carries).Select(v => v.Name).OfType<string>());
            var values = scan.Body.Nodes.SelectMany(n => n.Outputs).Where(v => v.Name is { } name && saved.Contains(name));
            scan.Body.Kept.AddRange(values.Except(scan.Body.Outputs));
        }
    }

    private static IEnumerable<ScanOp> Scans(Graph graph) => graph.Nodes.Select(n => n.Op).OfType<ScanOp>().Where(s => !s.Reverse);
}
