namespace Peers;

/// <summary>The work as an ONNX model: Transpose, GRU or LSTM, the outputs brought to (batch, steps, units), MatMul, Add, Softmax.</summary>
internal static class OnnxModel
{
    public static byte[] Of(Work work)
    {
        var graph = new OnnxGraph();
        string last = Recurrent(graph, work, "x", "", null);
        string h = work.IsSequence ? "x_rows" : Rows(graph, work, last, 1, 0, 2);
        if (work.HasDecoder)
        {
            Recurrent(graph, work, "previous", "decoder_", last);
            h = Attend(graph, "previous_rows", h);
        }

        Classify(graph, work, h);
        (string, int[])[] inputs = [.. new[] { "x", "previous" }.Take(work.HasDecoder ? 2 : 1).Select(name => (name, new[] { work.Steps, work.Features }))];
        return graph.Model(inputs, [("y", work.IsSequence ? [work.Steps, work.Classes] : [work.Classes])]);
    }

    /// <summary>One step of a stream: x and the state in, y and the state out.</summary>
    public static byte[] StepOf(Work work)
    {
        var graph = new OnnxGraph();
        Weights(graph, work, "");
        graph.Node("GRU", ["x", "W", "R", "B", "", "state"], ["", "next"], OnnxGraph.Int("hidden_size", work.Units));
        graph.Shape("flat", 1, work.Units);
        graph.Node("Reshape", ["next", "flat"], ["h"]);
        Classify(graph, work, "h");
        return graph.Model([("x", [1, work.Features]), ("state", [1, work.Units])], [("y", [work.Classes]), ("next", [1, work.Units])]);
    }

    private static void Weights(OnnxGraph graph, Work work, string prefix)
    {
        int gates = work.IsLstm ? 4 : 3;
        graph.Weight(prefix + "W", work.Directions, gates * work.Units, work.Features);
        graph.Weight(prefix + "R", work.Directions, gates * work.Units, work.Units);
        graph.Weight(prefix + "B", work.Directions, 2 * gates * work.Units);
    }

    /// <summary>The layer over one input; the name of its last state. All steps are called as the input, with _rows.</summary>
    private static string Recurrent(OnnxGraph graph, Work work, string input, string prefix, string? state)
    {
        Weights(graph, work, prefix);
        string[] operands = [input + "_steps", prefix + "W", prefix + "R", prefix + "B"];
        graph.Node("Transpose", [input], [input + "_steps"], OnnxGraph.Ints("perm", 1, 0, 2));
        graph.Node(
            work.IsLstm ? "LSTM" : "GRU", state is null ? operands : [.. operands, "", state], [input + "_all", input + "_last"],
            OnnxGraph.Int("hidden_size", work.Units), OnnxGraph.Text("direction", work.IsBidirectional ? "bidirectional" : "forward"));
        if (work.IsSequence)
        {
            graph.Node("Transpose", [input + "_all"], [input + "_batch"], OnnxGraph.Ints("perm", 2, 0, 1, 3));
            graph.Shape(input + "_shape", 0, work.Steps, work.Units * work.Directions);
            graph.Node("Reshape", [input + "_batch", input + "_shape"], [input + "_rows"]);
        }

        return input + "_last";
    }

    private static string Rows(OnnxGraph graph, Work work, string state, params long[] permutation)
    {
        graph.Node("Transpose", [state], ["last_batch"], OnnxGraph.Ints("perm", permutation));
        graph.Shape("last_shape", 0, work.Units * work.Directions);
        graph.Node("Reshape", ["last_batch", "last_shape"], ["last_rows"]);
        return "last_rows";
    }

    private static string Attend(OnnxGraph graph, string decoded, string encoded)
    {
        graph.Node("Transpose", [encoded], ["keys"], OnnxGraph.Ints("perm", 0, 2, 1));
        graph.Node("MatMul", [decoded, "keys"], ["scores"]);
        graph.Node("Softmax", ["scores"], ["shares"], OnnxGraph.Int("axis", -1));
        graph.Node("MatMul", ["shares", encoded], ["context"]);
        graph.Node("Concat", [decoded, "context"], ["joined"], OnnxGraph.Int("axis", -1));
        return "joined";
    }

    private static void Classify(OnnxGraph graph, Work work, string h)
    {
        graph.Weight("K", work.Width, work.Classes);
        graph.Weight("b", work.Classes);
        graph.Node("MatMul", [h, "K"], ["product"]);
        graph.Node("Add", ["product", "b"], ["logits"]);
        graph.Node("Softmax", ["logits"], ["y"], OnnxGraph.Int("axis", -1));
    }
}
