using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a dense layer, alone or inside TimeDistributed.</summary>
public sealed class DenseLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DenseLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The kernel, (features, units).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The bias, (units).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
