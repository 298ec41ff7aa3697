namespace NeuralSeqGen;

/// <summary>The axes of a sample in another order: <c>Permute(2, 1)</c> swaps steps and features.</summary>
/// <param name="dims">For each axis of the output the axis of the input, counted from 1, without the batch.</param>
public sealed class PermuteAttribute(params int[] dims) : UnaryLayerAttribute
{
    /// <summary>For each axis of the output the axis of the input, counted from 1, without the batch.</summary>
    public int[] Dims { get; } = dims;
}
