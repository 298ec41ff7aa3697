using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>
/// Whether the loops of one sequence serve a graph, as far as its ops say. The rest depends on where values lie, which views and what is computed in place
/// decide while the graph is scheduled: <see cref="Values.Level.Refuse"/>.
/// </summary>
internal static class Support
{
    public static bool Has(Graph graph) => graph.Nodes.All(node => node.Op switch
    {
        RandomOp or BatchReduceOp or ReduceOp { Kind: ReduceKind.ArgMax } or SoftmaxOp { WithLogSum: true } => false,
        ProductOp product => product.Terms.All(term => !term.TransposeA && !term.TransposeB),
        ScanOp scan => Has(scan.Body),
        _ => true,
    });
}
