namespace NeuralSeqGen;

/// <summary>Largest of the inputs, element by element. Axes of extent 1, and missing axes in front, are repeated.</summary>
/// <param name="from">The nodes, two or more: <c>nameof(A), nameof(B)</c>.</param>
public sealed class MaximumAttribute(params string[] from) : MergeAttribute(from);
