using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>A recurrent layer as a Scan over its steps, whose body is the cell in plain operators. A masked step keeps the states.</summary>
internal static class RecurrentScan
{
    /// <summary>The outputs of all steps, and the states behind the last.</summary>
    public static LayerResult Run(LayerExport e, OnnxValue x, OnnxValue? mask, IReadOnlyList<OnnxValue> start)
    {
        var g = e.Graph;
        var cell = CellExport.Of(e);
        var prepared = cell.Prepared(x);
        int steps = x.Shape[0];
        int[] state = cell.State(prepared);
        var initial = start.Count > 0 ? start : [.. Enumerable.Range(0, cell.States).Select(_ => g.Fill(x, state))];
        OnnxValue?[] inputs = [.. initial, prepared, .. mask is null ? [] : new[] { mask }];
        int[] ahead = [.. Enumerable.Repeat(1, mask is null ? 1 : 2)];
        string[] results = g.Nodes("Scan", cell.States + 1, inputs, OnnxAttribute.Of("body", Body(e, cell, prepared, mask, state)), OnnxAttribute.Of("num_scan_inputs", ahead.Length),
            OnnxAttribute.Of("scan_input_axes", ahead), OnnxAttribute.Of("scan_output_axes", new[] { 1 }));
        return new(new OnnxValue(results[^1], [steps, .. state])) { States = [.. results.Take(cell.States).Select(name => new OnnxValue(name, state))] };
    }

    private static ProtoMessage Body(LayerExport e, CellExport cell, OnnxValue prepared, OnnxValue? mask, int[] state)
    {
        var body = new OnnxGraph(e.Graph);
        var states = Enumerable.Range(0, cell.States).Select(_ => new OnnxValue(body.Unique("state"), state)).ToList();
        var x = new OnnxValue(body.Unique("x"), prepared.Shape[1..]);
        var counts = mask is null ? null : new OnnxValue(body.Unique("mask"), []);
        var next = cell.Next(body, x, states);
        if (counts is not null)
        {
            var spread = body.Trailing(counts, state.Length);
            next = [.. next.Select((value, i) => body.Where(spread, value, states[i]))];
        }

        // each output has a name of its own, also where a state is the output
        OnnxValue[] outputs = [.. next.Append(next[0]).Select(value => body.Unary("Identity", value))];
        return body.Message("cell", [.. states.Append(x).Select(value => Typed(value, OnnxType.Float)), .. counts is null ? [] : new[] { Typed(counts, OnnxType.Bool) }], outputs.Select(value => Typed(value, OnnxType.Float)));
    }

    private static ProtoMessage Typed(OnnxValue value, OnnxType type) => OnnxMessages.Value(value.Name, type, [-1, .. value.Shape]);
}
