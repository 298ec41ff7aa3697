namespace NeuralSeqGen.Onnx.Keras;

/// <summary>A result of a use of a layer.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Use">Which use of it, from 0.</param>
/// <param name="Result">Which result: the output is 0, states follow.</param>
internal sealed record KerasTensor(string Layer, int Use, int Result);
