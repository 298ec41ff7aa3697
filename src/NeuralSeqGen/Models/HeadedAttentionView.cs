using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of an attention layer with heads. In a grouped-query attention keyDim and valueDim are headDim, and key and value have fewer heads than the query.</summary>
public abstract class HeadedAttentionView : LayerView
{
    private protected HeadedAttentionView(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The projection of the query, (features, heads, keyDim).</summary>
    public WeightView QueryKernel => Weight("query/kernel");

    /// <summary>The bias of the query, (heads, keyDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView QueryBias => Weight("query/bias");

    /// <summary>The projection of the key, (features, heads, keyDim).</summary>
    public WeightView KeyKernel => Weight("key/kernel");

    /// <summary>The bias of the key, (heads, keyDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView KeyBias => Weight("key/bias");

    /// <summary>The projection of the query that gates the heads, (features, heads, valueDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no gate.</exception>
    public WeightView GateKernel => Weight("gate/kernel");

    /// <summary>The bias of the gate, (heads, valueDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no gate, or no bias.</exception>
    public WeightView GateBias => Weight("gate/bias");

    /// <summary>The projection of the value, (features, heads, valueDim).</summary>
    public WeightView ValueKernel => Weight("value/kernel");

    /// <summary>The bias of the value, (heads, valueDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView ValueBias => Weight("value/bias");

    /// <summary>The projection of all heads, (heads, valueDim, features of the query).</summary>
    public WeightView OutputKernel => Weight("attention_output/kernel");

    /// <summary>The bias of the output, (features of the query).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView OutputBias => Weight("attention_output/bias");
}
