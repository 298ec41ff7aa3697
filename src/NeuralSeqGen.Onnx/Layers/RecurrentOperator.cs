using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;
using NeuralSeqGen.Onnx.Wire;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>
/// A recurrent layer as ONNX's operator of the same kind: steps in front, weights as (directions, gates · units, …), gates of an LSTM in the order i, o, f, c
/// where Keras has i, f, c, o. A GRU that resets after is <c>linear_before_reset</c>, with both rows of its bias.
/// </summary>
internal static class RecurrentOperator
{
    private static readonly Dictionary<string, (string Op, int[] Gates)> Operators = new() { ["GRU"] = ("GRU", [0, 1, 2]), ["LSTM"] = ("LSTM", [0, 3, 1, 2]), ["SimpleRNN"] = ("RNN", [0]) };

    /// <summary>Whether there is an operator with the layer's activations.</summary>
    public static bool CanRun(LayerExport e) => Operators.ContainsKey(e.Layer.ClassName) && Names(e).All(name => Activations.OfCell(name) is not null);

    /// <summary>The outputs of all steps, and the states behind the last.</summary>
    public static LayerResult Run(LayerExport e, OnnxValue x, IReadOnlyList<OnnxValue> start)
    {
        var g = e.Graph;
        var (op, gates) = Operators[e.Layer.ClassName];
        int steps = x.Shape[0], units = e.Config.Int("units"), states = op == "LSTM" ? 2 : 1;
        var first = g.Node("Transpose", x.Shape, [x], OnnxAttribute.Of("perm", new[] { 1, 0, 2 }));
        OnnxValue?[] initial = [.. start.Select(state => g.Node("Unsqueeze", state.Shape, [state, g.Integers(0)]))];
        string[] results = g.Nodes(op, 1 + states, [first, Gates(e, "kernel", gates), Gates(e, "recurrent_kernel", gates), Bias(e, gates), null, .. initial], [.. Attributes(e, op, units)]);
        var all = g.Node("Transpose", [steps, units], [g.Node("Squeeze", [steps, units], [new(results[0], []), g.Integers(1)])], OnnxAttribute.Of("perm", new[] { 1, 0, 2 }));
        return new(all) { States = [.. results.Skip(1).Select(name => g.Node("Squeeze", [units], [new(name, []), g.Integers(0)]))] };
    }

    private static IEnumerable<string> Names(LayerExport e) => e.Layer.ClassName switch
    {
        "SimpleRNN" => [e.Config.Activation("activation")],
        "LSTM" => [e.Config.Activation("recurrent_activation"), e.Config.Activation("activation"), e.Config.Activation("activation")],
        _ => [e.Config.Activation("recurrent_activation"), e.Config.Activation("activation")],
    };

    private static IEnumerable<ProtoMessage> Attributes(LayerExport e, string op, int units)
    {
        var activations = Names(e).Select(name => Activations.OfCell(name)!.Value).ToList();
        yield return OnnxAttribute.Of("hidden_size", units);
        yield return OnnxAttribute.Of("activations", activations.Select(a => a.Name));
        yield return OnnxAttribute.Of("activation_alpha", activations.Select(a => a.Alpha).OfType<float>());
        yield return OnnxAttribute.Of("activation_beta", activations.Select(a => a.Beta).OfType<float>());
        if (op == "GRU")
        {
            yield return OnnxAttribute.Of("linear_before_reset", e.Config.Flag("reset_after") ? 1 : 0);
        }
    }

    /// <summary>(rows, gates · units) as (1, gates · units, rows), gates in ONNX's order.</summary>
    private static OnnxValue Gates(LayerExport e, string weight, int[] gates)
    {
        float[] values = e.Model.Values(e.Path + "/" + weight);
        int[] shape = e.Model.Shape(e.Path + "/" + weight);
        int rows = shape[0], wide = shape[1], units = wide / gates.Length;
        float[] turned = new float[values.Length];
        for (int column = 0; column < wide; column++)
        {
            int from = (gates[column / units] * units) + (column % units);
            for (int row = 0; row < rows; row++)
            {
                turned[(column * rows) + row] = values[(row * wide) + from];
            }
        }

        return e.Constant(weight, [1, wide, rows], turned);
    }

    /// <summary>The bias of the input and that of the states behind it, which is 0 where Keras has one only.</summary>
    private static OnnxValue? Bias(LayerExport e, int[] gates)
    {
        if (e.WeightOrNull("bias") is null)
        {
            return null;
        }

        float[] values = e.Model.Values(e.Path + "/bias");
        int wide = gates.Length * e.Config.Int("units"), units = wide / gates.Length;
        float[] both = new float[2 * wide];
        for (int i = 0; i < values.Length; i++)
        {
            int gate = Array.IndexOf(gates, i % wide / units);
            both[(i / wide * wide) + (gate * units) + (i % units)] = values[i];
        }

        return e.Constant("bias", [1, 2 * wide], both);
    }
}
