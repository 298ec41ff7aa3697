namespace NeuralSeqGen;

/// <summary>Axes from their end to their start: <c>[Flip]</c> turns time around, like <c>keras.ops.flip(x, axis=1)</c>. Ends a mask, as Keras's function does.</summary>
public sealed class FlipAttribute : UnaryLayerAttribute
{
    /// <summary>The axes that are turned around, as Keras counts them: 0 would be the batch, 1 is the first of a sample, −1 the last. Null means 1, the steps.</summary>
    public int[]? Axis { get; set; }
}
