using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a transposed convolution.</summary>
public sealed class Conv1DTransposeLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Conv1DTransposeLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The kernel, (size, filters, features).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The bias, (filters).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
