namespace NeuralSeqGen;

/// <summary>
/// The inputs one after another along an axis. Along the features a step counts where any input has it, as in Keras 3, and an input without a mask has
/// every step: to keep a mask, mask all of them.
/// </summary>
/// <param name="from">The nodes, two or more: <c>nameof(A), nameof(B)</c>.</param>
public sealed class ConcatenateAttribute(params string[] from) : MergeAttribute(from)
{
    /// <summary>The axis, counted as Keras does: 0 would be the batch, 1 is the first of a sample, −1 the last.</summary>
    public int Axis { get; set; } = -1;
}
