namespace NeuralSeqGen;

/// <summary>A tensor to be written: row-major values, as many as the extents multiply to.</summary>
internal readonly record struct SafetensorsTensor(string Name, int[] Shape, ReadOnlyMemory<float> Values);
