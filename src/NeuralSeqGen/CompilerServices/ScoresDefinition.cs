namespace NeuralSeqGen.CompilerServices;

/// <summary>Attention scores that a model gives on request.</summary>
/// <param name="Name">Name, such as <c>attention_1/attention_scores</c>.</param>
/// <param name="Shape">Extents per sample.</param>
public sealed record ScoresDefinition(string Name, int[] Shape);
