using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a separable convolution.</summary>
public sealed class SeparableConv1DLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SeparableConv1DLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The kernel of each feature, (size, features, multiplier).</summary>
    public WeightView DepthwiseKernel => Weight("depthwise_kernel");

    /// <summary>The product behind it, (1, features · multiplier, filters).</summary>
    public WeightView PointwiseKernel => Weight("pointwise_kernel");

    /// <summary>The bias, (filters).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
