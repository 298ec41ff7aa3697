namespace NeuralSeqGen.Compiler.Functions;

/// <summary>A range of indices, as numbers or distances from the end; null where an end is left out.</summary>
internal sealed record FunctionRange(object? Begin, object? End);
