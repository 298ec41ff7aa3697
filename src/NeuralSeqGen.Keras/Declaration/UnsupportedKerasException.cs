namespace NeuralSeqGen.Keras.Declaration;

/// <summary>A config asks for something that no attribute says.</summary>
internal sealed class UnsupportedKerasException(string reason) : Exception(reason);
