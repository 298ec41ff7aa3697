using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>
/// Recurrent layers: ONNX's own operator where there is no mask and it has the activations, else a Scan of the cell. Going backwards reads the steps from
/// the last to the first and leaves the outputs in that order.
/// </summary>
internal static class RecurrentLayers
{
    public static readonly IReadOnlyDictionary<string, Func<LayerExport, LayerResult>> All = new Dictionary<string, Func<LayerExport, LayerResult>>
    {
        ["GRU"] = Sequence, ["LSTM"] = Sequence, ["SimpleRNN"] = Sequence, ["ConvLSTM1D"] = Sequence,
        ["RNN"] = Stacked,
        ["Bidirectional"] = Bidirectional,
    };

    private static LayerResult Sequence(LayerExport e)
    {
        var g = e.Graph;
        bool isBackward = e.Config.Flag("go_backwards"), isStateful = e.Config.Flag("stateful");
        var x = isBackward ? g.Flip(e.Input, 0) : e.Input;
        var steps = OfSteps(g, e.Mask);
        var mask = steps is not null && isBackward ? g.Flip(steps, 0) : steps;
        var start = isStateful && e.States.Count == 0 ? CarriedStates.In(e) : e.States;
        var run = mask is null && RecurrentOperator.CanRun(e) ? RecurrentOperator.Run(e, x, start) : RecurrentScan.Run(e, x, mask, start);
        if (isStateful)
        {
            CarriedStates.Out(e, run.States);
        }

        var value = Shown(e, run, mask, start.Count > 0);
        return e.Kept(value) with { States = run.States, Mask = e.Config.Flag("return_sequences") ? steps : null };
    }

    /// <summary>Masked steps repeat the output: zeros before the first that counts, whatever the states started from, and everywhere where the layer says so.</summary>
    private static OnnxValue Shown(LayerExport e, LayerResult run, OnnxValue? mask, bool hasStart)
    {
        var g = e.Graph;
        bool isSequence = e.Config.Flag("return_sequences");
        var value = isSequence ? run.Value : run.States[0];
        var shown = mask is null ? null : e.Config.Flag("zero_output_for_mask") ? mask : hasStart ? Seen(g, mask) : null;
        var counts = shown is null || isSequence ? shown : g.Index(shown, 0, shown.Shape[0] - 1);
        return counts is null ? value : g.Where(g.Trailing(counts, value.Rank), value, g.Number(0));
    }

    /// <summary>Whether any step so far counts.</summary>
    private static OnnxValue Seen(OnnxGraph g, OnnxValue mask)
    {
        var count = g.Node("CumSum", mask.Shape, [g.Cast(mask, Wire.OnnxType.Float), g.Node("Squeeze", [], [g.Integers(1)]) with { IsConstant = true }]);
        return g.Binary("Greater", count, g.Number(0));
    }

    /// <summary>A step is masked where all of it is.</summary>
    private static OnnxValue? OfSteps(OnnxGraph g, OnnxValue? mask)
    {
        while (mask is { Rank: > 1 })
        {
            mask = g.Cast(g.Squeeze(g.Reduce("ReduceMax", g.Cast(mask, Wire.OnnxType.Float), mask.Rank - 1), mask.Rank - 1), Wire.OnnxType.Bool);
        }

        return mask;
    }

    /// <summary>Cells of one layer, each reading the outputs of the one before at the same step: whole sequences one after another.</summary>
    private static LayerResult Stacked(LayerExport e)
    {
        var g = e.Graph;
        bool isBackward = e.Config.Flag("go_backwards");
        var mask = e.Mask is { } given && isBackward ? g.Flip(given, 0) : e.Mask;
        var result = new LayerResult(isBackward ? g.Flip(e.Input, 0) : e.Input, mask);
        var states = new List<OnnxValue>();
        var cells = e.Config.GetProperty("cell").GetProperty("config").GetProperty("cells").EnumerateArray().ToList();
        foreach (var (cell, i) in cells.Select((cell, i) => (cell, i)))
        {
            bool isLast = i == cells.Count - 1;
            var inside = KerasLayer.Inside(cell, e.Layer.Name);
            var layer = inside with { ClassName = inside.ClassName[..^"Cell".Length], Config = CellConfig.Of(inside.Config, e.Config, isLast) };
            result = Sequence(e.With(layer, $"{e.Path}/{inside.Config.Text("name")}", result.Value, mask) with { States = [.. e.States.Skip(states.Count).Take(StatesOf(layer))] });
            states.AddRange(result.States);
        }

        return e.Kept(result.Value) with { States = states };
    }

    private static int StatesOf(KerasLayer layer) => layer.ClassName switch
    {
        "LSTM" or "LSTMCell" or "ConvLSTM1D" => 2,
        "RNN" => layer.Config.GetProperty("cell").GetProperty("config").GetProperty("cells").EnumerateArray().Sum(cell => StatesOf(KerasLayer.Inside(cell, layer.Name))),
        _ => 1,
    };

    /// <summary>Both directions; the sequence of the way back is turned to the order of the input.</summary>
    private static LayerResult Bidirectional(LayerExport e)
    {
        var g = e.Graph;
        var forward = One("layer", "/forward", e.States);
        var backward = One("backward_layer", "/backward", [.. e.States.Skip(forward.States.Count)]);
        var back = e.Config.GetProperty("backward_layer").GetProperty("config").Flag("return_sequences") ? g.Flip(backward.Value, 0) : backward.Value;
        var merged = e.Config.Text("merge_mode") switch
        {
            "sum" => g.Add(forward.Value, back),
            "mul" => g.Mul(forward.Value, back),
            "ave" => g.Mul(g.Add(forward.Value, back), g.Number(0.5)),
            _ => g.Concat(back.Rank - 1, forward.Value, back),
        };
        return e.Kept(merged) with { States = [.. forward.States, .. backward.States] };

        LayerResult One(string key, string path, IReadOnlyList<OnnxValue> states)
        {
            var layer = KerasLayer.Inside(e.Config.GetProperty(key), e.Layer.Name);
            var use = e.With(layer, e.Path + path, e.Input, e.Mask) with { States = [.. states.Take(StatesOf(layer))] };
            return layer.ClassName == "RNN" ? Stacked(use) : Sequence(use);
        }
    }
}
