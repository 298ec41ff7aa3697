using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a convolution.</summary>
public sealed class Conv1DLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Conv1DLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The kernel, (size, features ÷ groups, filters).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The bias, (filters).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
