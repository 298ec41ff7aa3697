namespace NeuralSeqGen;

/// <summary>Largest of the inputs, element by element. Axes of extent 1, and missing axes in front, are repeated. Where the mask of an input takes an element out, the other inputs decide.</summary>
/// <param name="from">The nodes, two or more: <c>nameof(A), nameof(B)</c>.</param>
public sealed class MaximumAttribute(params string[] from) : MergeAttribute(from);
