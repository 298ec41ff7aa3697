using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What the cell of a recurrent layer is written with: the same code becomes the body of a Scan or one step of a stream.</summary>
/// <param name="layer">The layer, whose graph is around the cell.</param>
/// <param name="builder">Appends to the cell.</param>
/// <param name="capture">Brings a value of the graph around into the cell.</param>
/// <param name="recurrentDropout">Masks of the state in training, each for other gates; null for none.</param>
internal sealed class CellLowering(LayerLowering layer, GraphBuilder builder, Func<Value, Value> capture, IReadOnlyList<Value?> recurrentDropout)
{
    public GraphBuilder Builder => builder;

    public Arguments Arguments => layer.Arguments;

    public BoundLayer Layer => layer.Layer;

    public bool IsTraining => layer.IsTraining;

    /// <summary>Leading axes that are rows to the cell.</summary>
    public int RowAxes => layer.RowAxes;

    /// <summary>Columns of one gate of a weight [rows, gates · units]; null when the layer has no such weight.</summary>
    public Value? Gate(string weight, int gate, int units, string name) =>
        layer.WeightOrNull(weight) is { } whole ? Named(capture(Slice(whole, gate, units, name)), name) : null;

    /// <summary>The same of row <paramref name="row"/> of a weight [2, gates · units].</summary>
    public Value? GateOfRow(string weight, int row, int gate, int units, string name) =>
        RowSlice(weight, row, gate, units, name) is { } slice ? Named(capture(slice), name) : null;

    /// <summary>The sum of both rows of a weight [2, gates · units]: one bias where the two parts are only added.</summary>
    public Value? GateOfBothRows(string weight, int gate, int units, string name)
    {
        if (RowSlice(weight, 0, gate, units, null) is not { } first)
        {
            return null;
        }

        var sum = Named(layer.Builder.Add(first, RowSlice(weight, 1, gate, units, null)!), name);
        return Named(capture(sum), name);
    }

    /// <summary>Puts what is left of a function into the cell. What depends on weights only is computed once, around the cell.</summary>
    public IReadOnlyList<Value> Run(FunctionGraph graph, IReadOnlyList<Value> tensors)
    {
        var rows = tensors[0].Shape.Take(layer.RowAxes);
        GraphInliner around = new(layer.Builder, Shape.Scalar), inside = new(builder, rows);
        HashSet<Value> needed = graph.Needed(), outside = [.. graph.Weights];
        around.Set(graph.Weights, layer.Layer.Weights.Select(layer.Session.Weight).ToList());
        inside.Set(graph.Tensors, tensors);
        inside.Set(graph.Randoms, graph.Randoms.Select(random => capture(layer.Session.Random(rows.Concat(random.Shape)))).ToList());
        foreach (var node in graph.Builder.Graph.Nodes.Where(node => node.Outputs.Any(needed.Contains)))
        {
            bool isOutside = node.Inputs.Count > 0 && node.Inputs.Any(outside.Contains) && node.Inputs.All(x => outside.Contains(x) || x.Producer?.Op is LiteralOp);
            if (isOutside)
            {
                around.Append([node]);
                outside.UnionWith(node.Outputs);
                continue;
            }

            foreach (var x in node.Inputs.Where(outside.Contains))
            {
                inside.Set(x, capture(around.Get(x)));
            }

            if (node.Op is LiteralOp)
            {
                around.Append([node]);
            }

            inside.Append([node]);
        }

        return graph.Results.Select(result => outside.Contains(result) ? capture(around.Get(result)) : inside.Get(result)).ToList();
    }

    /// <summary>The state as the recurrent products read it, those of the gates that share a mask.</summary>
    public Value Dropped(Value state, int mask = 0) => recurrentDropout.Count > 0 && recurrentDropout[mask] is { } kept ? builder.Mul(state, capture(kept)) : state;

    public Value Activate(string argument, Value x, string name) => Named(ActivationCatalogue.Get(Arguments.Choice(argument)).Apply(builder, x), name);

    /// <summary>Gives a value the name it has in the generated code.</summary>
    public static Value Named(Value value, string? name)
    {
        value.Name = name ?? value.Name;
        return value;
    }

    private Value? RowSlice(string weight, int row, int gate, int units, string? name) =>
        layer.WeightOrNull(weight) is { } whole ? Slice(layer.Builder.Index(whole, 0, row), gate, units, name) : null;

    private Value Slice(Value whole, int gate, int units, string? name)
    {
        var slice = layer.Builder.Slice(whole, whole.Shape.Rank - 1, gate * units, units);
        return slice == whole ? slice : Named(slice, name);
    }
}
