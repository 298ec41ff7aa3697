using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a recurrent layer, whatever its kind.</summary>
public abstract class RecurrentLayerView : LayerView
{
    private protected RecurrentLayerView(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The input's kernel, (features, gates·units); of a convolutional LSTM (kernelSize, channels, 4·filters).</summary>
    public virtual WeightView Kernel => Weight("kernel");

    /// <summary>The state's kernel, (units, gates·units); of a convolutional LSTM (kernelSize, filters, 4·filters).</summary>
    public virtual WeightView RecurrentKernel => Weight("recurrent_kernel");

    /// <summary>The bias, (gates·units); (2, 3·units) of a GRU with ResetAfter.</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public virtual WeightView Bias => Weight("bias");
}
