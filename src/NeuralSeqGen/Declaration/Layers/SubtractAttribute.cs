namespace NeuralSeqGen;

/// <summary>The first input minus the second, element by element. Axes of extent 1, and missing axes in front, are repeated.</summary>
/// <param name="from">The two nodes: <c>nameof(A), nameof(B)</c>.</param>
public sealed class SubtractAttribute(params string[] from) : MergeAttribute(from);
