namespace NeuralSeqGen;

/// <summary>Turns ids into vectors: (steps) whole numbers to (steps, outputDim), the row of a trained table for each.</summary>
/// <param name="inputDim">Number of ids; they run from 0 to inputDim − 1.</param>
/// <param name="outputDim">Length of the vectors.</param>
public sealed class EmbeddingAttribute(int inputDim, int outputDim) : EmbeddingLayerAttribute(inputDim, outputDim);
