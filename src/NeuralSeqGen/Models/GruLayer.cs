using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a GRU; gate blocks side by side in the order z, r, h.</summary>
public sealed class GruLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GruLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The input's kernel, (features, 3·units).</summary>
    public WeightView Kernel => Weight("kernel");

    /// <summary>The state's kernel, (units, 3·units).</summary>
    public WeightView RecurrentKernel => Weight("recurrent_kernel");

    /// <summary>The bias: (3·units), or (2, 3·units) with ResetAfter.</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView Bias => Weight("bias");
}
