namespace NeuralSeqGen;

/// <summary>A convolution of every feature by itself: (steps, features) to (windows, features · multiplier).</summary>
/// <param name="kernelSize">The elements of a window.</param>
public sealed class DepthwiseConv1DAttribute(int kernelSize) : DepthwiseLayerAttribute(kernelSize);
