namespace NeuralSeqGen;

/// <summary>Sum of the inputs. Axes of extent 1, and missing axes in front, are repeated.</summary>
/// <param name="from">The nodes, two or more: <c>nameof(A), nameof(B)</c>.</param>
public sealed class AddAttribute(params string[] from) : MergeAttribute(from);
