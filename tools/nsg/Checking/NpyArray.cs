namespace NeuralSeqGen.Tool.Checking;

/// <summary>An array of an .npz file, row by row.</summary>
internal sealed record NpyArray(IReadOnlyList<int> Shape, double[] Values);
