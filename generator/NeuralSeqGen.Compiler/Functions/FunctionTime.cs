using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>
/// Along which axis the steps of a sequence lie in what a function gives, if each step of it is made of the same step of what it reads. Rules for the primitives
/// that keep steps apart; any other mixes them.
/// </summary>
internal sealed class FunctionTime
{
    private const int None = -1;
    private const int Mixed = -2;

    private readonly Dictionary<Value, int> _axes = [];

    /// <summary>Whether what does not depend on the sequence may differ from step to step.</summary>
    private readonly bool _hasPlaces;

    private FunctionTime(FunctionGraph graph, IReadOnlyList<int?> inputs, bool hasPlaces)
    {
        _hasPlaces = hasPlaces;
        for (int i = 0; i < inputs.Count; i++)
        {
            _axes[graph.Tensors[i]] = inputs[i] ?? None;
        }

        if (graph.Mask is { } mask)
        {
            _axes[mask] = 0;
        }

        foreach (var node in graph.Builder.Graph.Nodes)
        {
            foreach (var output in node.Outputs)
            {
                _axes[output] = Axis(node, output.Shape);
            }
        }
    }

    /// <summary>The axis of the steps in the first result; null where a step may need others.</summary>
    /// <param name="graph">The function on whole sequences.</param>
    /// <param name="inputs">The axis of the steps in each tensor; null in those that have none.</param>
    public static int? Of(FunctionGraph graph, IReadOnlyList<int?> inputs) =>
        !graph.CountsSteps && new FunctionTime(graph, inputs, hasPlaces: false).Of(graph.Results[0]) is >= 0 and var axis ? axis : null;

    /// <summary>Whether each step of the first result is made of the same step of what is read. What is the same for all sequences, such as places, may be added to it.</summary>
    public static bool KeepsSteps(FunctionGraph graph) => new FunctionTime(graph, graph.Tensors.Select(_ => (int?)0).ToList(), hasPlaces: true).Of(graph.Results[0]) == 0;

    private int Of(Value value) => _axes.TryGetValue(value, out int axis) ? axis : None;

    private int Axis(Node node, Shape output)
    {
        var axes = node.Inputs.Select(Of).ToList();
        return axes.All(a => a == None) ? None : axes.Contains(Mixed) ? Mixed : node.Op.IsElementwise ? Together(node.Inputs, axes) : Moved(node, output, axes[0]);
    }

    /// <summary>Elementwise: all along one axis, and what does not depend on the sequence is the same at all steps.</summary>
    private int Together(IReadOnlyList<Value> inputs, IReadOnlyList<int> axes)
    {
        int axis = axes.First(a => a != None);
        return inputs.Where((x, i) => axes[i] != axis && !(axes[i] == None && (_hasPlaces || IsEven(x, axis)))).Any() ? Mixed : axis;
    }

    private static bool IsEven(Value x, int axis) => x.Shape.Rank == 0 || x.Shape[axis] == 1 || (x.Producer?.Op is BroadcastOp broadcast && !broadcast.Axes.Contains(axis));

    private int Moved(Node node, Shape output, int axis) => node.Op switch
    {
        BroadcastOp broadcast => broadcast.Axes[axis],
        TransposeOp => Enumerable.Range(0, output.Rank).First(a => ((TransposeOp)node.Op).Permutation[a] == axis),
        ReshapeOp => Reshaped(node.Inputs[0].Shape, output, axis),
        SliceOp slice when slice.Axis != axis => axis,
        PadOp pad when pad.Axis != axis => axis,
        ReverseOp reverse when reverse.Axis != axis => axis,
        ConcatOp concat when concat.Axis != axis => Together(node.Inputs, node.Inputs.Select(Of).ToList()),
        ReduceOp reduce when axis < reduce.Axis => axis,
        StopGradientOp => axis,
        GatherOp when axis >= 0 && Of(node.Inputs[1]) == None => axis,
        ProductOp product => Multiplied(product, node.Inputs),
        _ => Mixed,
    };

    /// <summary>All terms along one axis; an initial value is the same for all steps.</summary>
    private int Multiplied(ProductOp product, IReadOnlyList<Value> inputs)
    {
        var axes = product.Terms.Select((term, i) => Multiplied(term, product.BatchAxes, inputs[2 * i], inputs[(2 * i) + 1])).ToList();
        var start = product.HasInit ? inputs[inputs.Count - 1] : null;
        bool isStart = start is null || (Of(start) == None && (_hasPlaces || start.Shape.Rank == 1));
        return isStart && axes.All(axis => axis == axes[0]) ? axes[0] : Mixed;
    }

    /// <summary>Rows of the one operand, or columns of the other, stay apart; so do products for each index of an axis.</summary>
    private int Multiplied(ProductTerm term, int batch, Value a, Value b)
    {
        int left = Of(a), right = Of(b), rows = term.TransposeA ? a.Shape.Rank - 1 : a.Shape.Rank - term.Depth;
        return left >= 0 && left < batch && right == left ? left :
            right == None && left >= batch && (term.TransposeA ? left == rows : left < rows) ? term.TransposeA ? batch : left :
            left == None && right >= batch && right == (term.TransposeB ? batch : b.Shape.Rank - 1) ? term.TransposeA ? batch + 1 : rows : Mixed;
    }

    /// <summary>The axis that has as many elements in front of it, and as many of its own.</summary>
    private static int Reshaped(Shape from, Shape to, int axis)
    {
        int before = from.Take(axis).Elements;
        return Enumerable.Range(0, to.Rank).Where(a => to.Take(a).Elements == before && to[a] == from[axis]).DefaultIfEmpty(Mixed).First();
    }
}
