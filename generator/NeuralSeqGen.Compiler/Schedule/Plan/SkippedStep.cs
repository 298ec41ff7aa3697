using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>
/// What is left of one step of a scan where the mask is 0 in every lane: carries are copied, gradients of the step are zeros, and nothing is multiplied.
/// The results are those of the whole step, to the bit; what the whole step would only save for the skipped one in the other direction is zeros instead.
/// This is no pass, for it rewrites nothing: the graph stays what it is, and the body made here is a second reading of it that holds only behind a test at run
/// time, which graphs have no word for. Whether the loop can test the mask is known when values have their places.
/// </summary>
internal sealed class SkippedStep
{
    private readonly Graph _graph;
    private readonly Node _node;
    private readonly ZeroValues _zeros;

    private SkippedStep(Graph graph, Node node, int mask)
    {
        _graph = graph;
        _node = node;
        Mask = mask;
        _zeros = new ZeroValues(Op.Body, Op.Body.Inputs[mask]);
        Body = new Graph(Op.Body.Ids);
        Body.Inputs.AddRange(Op.Body.Inputs);
        var copy = new ZeroCopy(_zeros, Body, node.Scope);
        for (int i = 0; i < Op.Body.Outputs.Count; i++)
        {
            var output = Op.Body.Outputs[i];
            Body.Outputs.Add(IsStacked(i) && !Op.Reverse && OnlySaved(node.Outputs[i]) ? copy.Zero(output.Shape) : copy.Of(output));
        }
    }

    /// <summary>The body's input that is the mask of a step.</summary>
    public int Mask { get; }

    /// <summary>The step's work where the mask is 0: the inputs of the whole body, and outputs in the same order.</summary>
    public Graph Body { get; }

    private ScanOp Op => (ScanOp)_node.Op;

    /// <summary>The skipped step of a scan; null where it has no mask, or skipping would save nothing.</summary>
    /// <param name="graph">The graph around the scan, after all passes.</param>
    /// <param name="node">The scan.</param>
    public static SkippedStep? Of(Graph graph, Node node)
    {
        var body = ((ScanOp)node.Op).Body;
        int mask = body.Inputs.FindIndex(input => input.Shape.Rank == 0 && input.Rate == Rate.Sample && Decides(body, input));
        if (mask < ((ScanOp)node.Op).Carries || mask >= ((ScanOp)node.Op).Carries + ((ScanOp)node.Op).Scanned)
        {
            return null;
        }

        var skipped = new SkippedStep(graph, node, mask);
        return skipped.Body.Nodes.Any(n => n.Op is ProductOp) ? null : skipped;
    }

    private static bool Decides(Graph body, Value input) =>
        body.Nodes.Any(n => n.Op is SelectOp && Clusterer.Origin(n.Inputs[0]) == input);

    private bool IsStacked(int output) => output >= Op.Carries && output < Op.Carries + Op.Stacked;

    /// <summary>
    /// Whether a saved value serves nothing but the skipped step in the other direction, which does not read it, and products with gradients that are
    /// zeros there.
    /// </summary>
    private bool OnlySaved(Value saved) => _graph.Roots.All(root => Clusterer.Origin(root) != saved) && _graph.Nodes.All(user => !user.Inputs.Contains(saved) || user switch
    {
        { Op: ScanOp { Reverse: true } } => Returning(user) is { } other && Enumerable.Range(0, user.Inputs.Count).All(i => user.Inputs[i] != saved || !other.Reads(i)),
        { Op: ProductOp product } => Enumerable.Range(0, product.Terms.Count).All(t => user.Inputs[(2 * t) + 1] != saved &&
            (user.Inputs[2 * t] != saved || (product.Terms[t].TransposeA && IsZeroGradient(user.Inputs[(2 * t) + 1])))),
        { Op.IsView: true } => OnlySaved(user.Output),
        _ => false,
    });

    /// <summary>The scan the other way, if it skips the same steps.</summary>
    private SkippedStep? Returning(Node node) => Of(_graph, node) is { } other && node.Inputs[other.Mask] == _node.Inputs[Mask] ? other : null;

    private bool IsZeroGradient(Value value) => Clusterer.Origin(value) is var origin && origin.Producer is { Op: ScanOp { Reverse: true } } producer &&
        Returning(producer) is { } other && producer.Outputs.IndexOf(origin) is var at && other.IsStacked(at) && other._zeros.Contains(other.Op.Body.Outputs[at]);

    private bool Reads(int input) => Body.Outputs.Contains(Body.Inputs[input]) || Body.Nodes.Any(n => n.Inputs.Contains(Body.Inputs[input]));
}
