using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a depthwise convolution.</summary>
public sealed class DepthwiseConv1DLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DepthwiseConv1DLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The kernel, (size, features, multiplier).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The bias, (features · multiplier).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
