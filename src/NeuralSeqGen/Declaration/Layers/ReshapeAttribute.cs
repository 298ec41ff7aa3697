namespace NeuralSeqGen;

/// <summary>The elements of a sample in row-major order under another shape.</summary>
/// <param name="targetShape">The extents of a sample without the batch; one may be −1 and follows from the others.</param>
public sealed class ReshapeAttribute(params int[] targetShape) : UnaryLayerAttribute
{
    /// <summary>The extents of a sample without the batch; one may be −1 and follows from the others.</summary>
    public int[] TargetShape { get; } = targetShape;
}
