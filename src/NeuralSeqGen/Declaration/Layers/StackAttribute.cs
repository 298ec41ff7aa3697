namespace NeuralSeqGen;

/// <summary>Inputs of one shape side by side along a new axis, as <c>keras.ops.stack</c> puts them: vectors of (features) become (inputs, features). Ends masks, as Keras's function does.</summary>
/// <param name="from">The nodes, two or more: <c>nameof(A), nameof(B)</c>.</param>
public sealed class StackAttribute(params string[] from) : MergeAttribute(from)
{
    /// <summary>The new axis in the output, counted as Keras does: 0 would be the batch, 1 is the first of a sample, −1 the last.</summary>
    public int Axis { get; set; } = 1;
}
