using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a simple recurrent layer.</summary>
public sealed class SimpleRnnLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SimpleRnnLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The input's kernel, (features, units).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The state's kernel, (units, units).</summary>
    public WeightView RecurrentKernel => Weight("recurrent_kernel");

    /// <summary>The bias, (units).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
