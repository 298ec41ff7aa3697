using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of an LSTM; gate blocks side by side in the order i, f, c, o.</summary>
public sealed class LstmLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LstmLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The input's kernel, (features, 4·units).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The state's kernel, (units, 4·units).</summary>
    public WeightView RecurrentKernel => Weight("recurrent_kernel");

    /// <summary>The bias, (4·units).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
