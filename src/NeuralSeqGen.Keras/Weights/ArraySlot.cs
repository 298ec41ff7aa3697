namespace NeuralSeqGen.Keras.Weights;

/// <summary>What an array of a file has to become.</summary>
/// <param name="ClassName">Keras's class of its layer, or of the one inside a wrapper.</param>
/// <param name="Local">The weight's name in the layer, such as <c>kernel</c>.</param>
/// <param name="Shape">Its extents.</param>
internal sealed record ArraySlot(string ClassName, string Local, IReadOnlyList<int> Shape);
