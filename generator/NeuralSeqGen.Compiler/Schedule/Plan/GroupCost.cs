using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// What inference of a group costs, in samples that are computed one after the other: a call with fewer samples is cheaper without groups. From the graph
/// alone, so that it is one number for all vector widths: it decides which code a call runs, and with it the last digits.
/// </summary>
/// <remarks>
/// Vectors of 16 numbers are counted: for a group one for each number of a sample, for one sequence so many as a row takes. The times of each were measured
/// with 512 bits on models of 8 to 256 units, convolutions and attention; the quotient is then within a fifth of what their programs took.
/// </remarks>
internal static class GroupCost
{
    // a whole group more: then there would be no groups in any call, though many samples gain nothing without
    private const long Most = Group.Size - 1;

    // tenths of a cycle
    private const long Vector = 7;
    private const long Function = 160;
    private const long SumOfLanes = 150;
    private const long Call = 1000;

    // what the first product of a step waits for the last of the step before, and each product for the one before it
    private const long Wait = 500;

    // weights that one row reads: from the first cache, from the second, from behind it
    private const long FirstCacheFloats = 8_192;
    private const long SecondCacheFloats = 262_144;
    private const long SecondCacheVector = 13;
    private const long FarVector = 22;

    /// <param name="graph">Inference of one sample, after all passes.</param>
    /// <returns>1 to 15 samples.</returns>
    public static int Of(Graph graph) => (int)Math.Max(1, Math.Min(Most, OfGroup(graph) / (OfOne(graph) + Call)));

    private static long OfGroup(Graph graph) => graph.Nodes.Sum(node => node.Op switch
    {
        ScanOp scan => scan.Length * OfGroup(scan.Body),
        ProductOp => Vector * MultiplyAdds(node),
        ReduceOp or SoftmaxOp => Each(node.Op) * node.Inputs[0].Shape.Elements,
        _ => Each(node.Op) * node.Outputs.Sum(o => (long)o.Shape.Elements),
    });

    private static long OfOne(Graph graph)
    {
        long weights = graph.Nodes.Where(node => node.Op is ProductOp && IsRow(node)).Sum(MultiplyAdds);
        long rowVector = weights > SecondCacheFloats ? FarVector : weights > FirstCacheFloats ? SecondCacheVector : Vector;
        return graph.Nodes.Sum(node => node.Op switch
        {
            ScanOp scan => scan.Length * (OfOne(scan.Body) + (Wait * ProductsInARow(scan.Body))),
            ProductOp => (IsRow(node) ? rowVector : Vector) * (MultiplyAdds(node) / Math.Max(1, Last(node.Output.Shape)) * Vectors(Last(node.Output.Shape))),
            ReduceOp when !IsAlongLanes(node) => Vector * Vectors(node.Inputs[0].Shape.Elements),
            ReduceOp or SoftmaxOp => node.Inputs[0].Shape.Rows * (SumOfLanes + (Each(node.Op) * Vectors(Last(node.Inputs[0].Shape)))),
            _ => Each(node.Op) * node.Outputs.Sum(o => o.Shape.Rows * Vectors(Last(o.Shape))),
        });
    }

    /// <summary>What one vector of an elementwise op costs; views and copies cost nothing beside the others.</summary>
    private static long Each(Op op) => op switch
    {
        UnaryOp { Kind: UnaryKind.Neg or UnaryKind.Abs or UnaryKind.Sign or UnaryKind.Truncate } or SelectOp or ReduceOp => Vector,
        BinaryOp { Kind: not (BinaryKind.Div or BinaryKind.Pow) } => Vector,
        UnaryOp or BinaryOp => Function,
        SoftmaxOp => Function + Vector,
        _ => 0,
    };

    private static long MultiplyAdds(Node product) => product.Op.Flops([.. product.Inputs.Select(i => i.Shape)], [.. product.Outputs.Select(o => o.Shape)]) / 2;

    /// <summary>Whether a product has one row, so that it reads every weight once.</summary>
    private static bool IsRow(Node product) => product.Output.Shape.Rows == 1;

    /// <summary>Whether the numbers that a reduction joins are neighbours: those of windows and of turned axes are each in a vector of their own.</summary>
    private static bool IsAlongLanes(Node reduction) => reduction.Inputs[0].Producer?.Op is not (TransposeOp or WindowOp);

    private static long Vectors(int elements) => (elements + Group.Size - 1) / Group.Size;

    private static int Last(Shape shape) => shape.Rank == 0 ? 1 : shape.Last;

    /// <summary>The longest way through a step, in products that wait for one another.</summary>
    private static int ProductsInARow(Graph body)
    {
        var behind = new Dictionary<Value, int>();
        foreach (var node in body.Nodes)
        {
            int before = node.Inputs.Select(i => behind.TryGetValue(i, out int count) ? count : 0).DefaultIfEmpty(0).Max();
            node.Outputs.ForEach(output => behind[output] = before + (node.Op is ProductOp ? 1 : 0));
        }

        return behind.Values.DefaultIfEmpty(0).Max();
    }
}
