namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>A line of a list of saved models.</summary>
internal sealed record OracleFile(string Name, string Path, string Format, string Must, string? Sha256);
