using NeuralSeqGen.Onnx.Graph;
using NeuralSeqGen.Onnx.Keras;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>The states of stateful layers: inputs of the graph, such as <c>gru_1/h</c>, and outputs, <c>gru_1/h_next</c>, which the caller hands on to the next batch.</summary>
internal static class CarriedStates
{
    public static IReadOnlyList<OnnxValue> In(LayerExport e) => [.. Names(e).Select(name => new OnnxValue(Named(e, name), Extents(e)))];

    public static void Out(LayerExport e, IReadOnlyList<OnnxValue> states)
    {
        foreach (var (name, state) in Names(e).Zip(states))
        {
            e.Model.Carried.Add((Named(e, name), new(Named(e, name), state.Shape), state));
            e.Graph.Reserve(Named(e, name));
        }
    }

    private static string[] Names(LayerExport e) => e.Layer.ClassName is "LSTM" or "ConvLSTM1D" ? ["h", "c"] : ["h"];

    private static string Named(LayerExport e, string state) => $"{e.Path}/{state}";

    private static int[] Extents(LayerExport e) => e.Layer.ClassName == "ConvLSTM1D" ? [Window.OfKernel(e.Config).Count(e.Input.Shape[1]), e.Config.Int("filters")] : [e.Config.Int("units")];
}
