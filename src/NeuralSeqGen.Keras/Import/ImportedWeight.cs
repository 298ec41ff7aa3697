namespace NeuralSeqGen.Keras.Import;

/// <summary>A weight under its name here, with the values of the file.</summary>
internal sealed record ImportedWeight(string Name, IReadOnlyList<int> Shape, float[] Values);
