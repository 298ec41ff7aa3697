namespace Peers;

/// <summary>The work as an ONNX model: Transpose, GRU or LSTM, the outputs brought to (batch, steps, units), MatMul, Add, Softmax.</summary>
internal static class OnnxModel
{
    public static byte[] Of(Work work)
    {
        int gates = work.IsLstm ? 4 : 3, d = work.Directions, width = d * work.Units;
        var graph = new OnnxGraph();
        graph.Weight("W", d, gates * work.Units, work.Features);
        graph.Weight("R", d, gates * work.Units, work.Units);
        graph.Weight("B", d, 2 * gates * work.Units);
        graph.Weight("K", width, work.Classes);
        graph.Weight("b", work.Classes);
        graph.Node("Transpose", ["x"], ["steps_first"], OnnxGraph.Ints("perm", 1, 0, 2));
        graph.Node(
            work.IsLstm ? "LSTM" : "GRU", ["steps_first", "W", "R", "B"], ["all", "last"],
            OnnxGraph.Int("hidden_size", work.Units), OnnxGraph.Text("direction", work.IsBidirectional ? "bidirectional" : "forward"));
        graph.Node("Transpose", work.IsSequence ? ["all"] : ["last"], ["batch_first"], OnnxGraph.Ints("perm", work.IsSequence ? [2, 0, 1, 3] : [1, 0, 2]));
        graph.Shape("shape", work.IsSequence ? [0, work.Steps, width] : [0, width]);
        graph.Node("Reshape", ["batch_first", "shape"], ["h"]);
        graph.Node("MatMul", ["h", "K"], ["product"]);
        graph.Node("Add", ["product", "b"], ["logits"]);
        graph.Node("Softmax", ["logits"], ["y"], OnnxGraph.Int("axis", -1));
        return graph.Model(("x", [work.Steps, work.Features]), ("y", work.IsSequence ? [work.Steps, work.Classes] : [work.Classes]));
    }
}
