using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>Puts what is left of a function into the graph of the model.</summary>
internal sealed class FunctionLowering(LayerLowering lowering)
{
    /// <summary>The function of a loss or metric on target and output.</summary>
    public static Value OfRows(LossLowering lowering)
    {
        var graph = lowering.Function!.Run([lowering.Target.Shape, lowering.Output.Shape], null, isTraining: false);
        var inliner = new GraphInliner(lowering.Builder, Shape.Scalar);
        inliner.Set(graph.Tensors[0], lowering.Target);
        inliner.Set(graph.Tensors[1], lowering.Output);
        inliner.Append(graph.Builder.Graph.Nodes);
        return inliner.Get(graph.Results[0]);
    }

    /// <summary>The function of a layer. A step of a stream is a sequence of one step to it.</summary>
    public Value Run(IReadOnlyList<Value> inputs)
    {
        var rows = inputs[0].Shape.Take(lowering.RowAxes);
        var isStep = inputs.Select((x, i) => x.Shape.Rank - rows.Rank < lowering.Layer.InputShapes[i].Rank).ToList();
        var whole = inputs.Select((x, i) => isStep[i] ? lowering.Builder.Reshape(x, x.Shape.Insert(rows.Rank, 1)) : x).ToList();
        var mask = lowering.Layer.Function!.ReadsMask && LambdaLayer.Mask(lowering) is { } given ? isStep[0] ? lowering.Builder.Reshape(given, given.Shape.Insert(rows.Rank, 1)) : given : null;
        var graph = lowering.Layer.Function.Run(whole.Select(x => x.Shape.Skip(rows.Rank)).ToList(), mask?.Shape.Skip(rows.Rank), lowering.IsTraining);
        var inliner = new GraphInliner(lowering.Builder, rows);
        inliner.Set(graph.Tensors, whole);
        inliner.Set(graph.Weights, lowering.Layer.Weights.Select(lowering.Session.Weight).ToList());
        inliner.Set(graph.Randoms, graph.Randoms.Select(r => lowering.Session.Random(rows.Concat(r.Shape))).ToList());
        inliner.Set(graph.Mask is { } read ? [read] : [], mask is null ? [] : [mask]);
        inliner.Append(graph.Builder.Graph.Nodes);
        var y = inliner.GetWithRows(graph.Results[0]);
        return isStep[0] ? lowering.Builder.Reshape(y, y.Shape.Without(rows.Rank)) : y;
    }
}
