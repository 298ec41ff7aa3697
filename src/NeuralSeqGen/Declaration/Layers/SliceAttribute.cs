namespace NeuralSeqGen;

/// <summary>Some neighbours along one axis: <c>[Slice(0, 3)]</c> gives the first three features of every step, <c>[Slice(3, -1)]</c> the others. Along the steps it ends a mask, else the mask goes on.</summary>
/// <param name="start">The first of them, counted from 0; below 0 from the end, −1 being the last.</param>
/// <param name="size">How many; −1 takes all that follow.</param>
public sealed class SliceAttribute(int start, int size) : UnaryLayerAttribute
{
    /// <summary>The first of them, counted from 0; below 0 from the end.</summary>
    public int Start { get; } = start;

    /// <summary>How many; −1 takes all that follow.</summary>
    public int Size { get; } = size;

    /// <summary>The axis, as Keras counts: 0 would be the batch, 1 is the first of a sample, −1 the last.</summary>
    public int Axis { get; set; } = -1;
}
