using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>An input that reads the target of an output, moved one step on.</summary>
/// <param name="Input">Position among the inputs.</param>
/// <param name="Target">Position among the targets.</param>
/// <param name="StartId">The id every sequence begins with.</param>
/// <param name="EndId">The id that ends a generated sequence.</param>
/// <param name="FromLogits">Whether the output gives logits instead of probabilities.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ForcedInput(int Input, int Target, int StartId, int EndId, bool FromLogits);
