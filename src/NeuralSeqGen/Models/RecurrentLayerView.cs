using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a recurrent layer, whatever its kind.</summary>
public abstract class RecurrentLayerView : LayerView
{
    private protected RecurrentLayerView(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The input's kernel, (features, gates·units).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The state's kernel, (units, gates·units).</summary>
    public WeightView RecurrentKernel => Weight("recurrent_kernel");

    /// <summary>The bias, (gates·units); (2, 3·units) of a GRU with ResetAfter.</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
