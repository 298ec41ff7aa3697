namespace NeuralSeqGen.Keras.Files;

/// <summary>Weights as a format arranges them.</summary>
internal abstract record SavedWeights;
