using NeuralSeqGen.Onnx.Graph;

namespace NeuralSeqGen.Onnx.Layers;

/// <summary>What a use of a layer gives.</summary>
/// <param name="Value">Its output.</param>
/// <param name="Mask">Which steps count, as booleans; null for all.</param>
internal sealed record LayerResult(OnnxValue Value, OnnxValue? Mask = null)
{
    /// <summary>The states that a recurrent layer ends with.</summary>
    public IReadOnlyList<OnnxValue> States { get; init; } = [];

    /// <summary>A result by its number in Keras: the output, then the states.</summary>
    public OnnxValue this[int result] => result == 0 ? Value : States[result - 1];
}
