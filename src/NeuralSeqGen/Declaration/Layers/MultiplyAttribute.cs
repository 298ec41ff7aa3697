namespace NeuralSeqGen;

/// <summary>Product of the inputs, element by element. Axes of extent 1, and missing axes in front, are repeated. Elements that the mask of an input takes out count as 1, and the product is 0 where every input's mask takes it out.</summary>
/// <param name="from">The nodes, two or more: <c>nameof(A), nameof(B)</c>.</param>
public sealed class MultiplyAttribute(params string[] from) : MergeAttribute(from);
