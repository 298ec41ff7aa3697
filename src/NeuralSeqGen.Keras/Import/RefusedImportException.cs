namespace NeuralSeqGen.Keras.Import;

/// <summary>A model that cannot be imported, for the reason that stands in one sentence.</summary>
internal sealed class RefusedImportException(string sentence) : Exception(sentence);
