using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a grouped-query attention layer; key and value have fewer heads than the query.</summary>
public sealed class GroupedQueryAttentionLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GroupedQueryAttentionLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The projection of the query, (features, heads, headDim).</summary>
    public WeightView QueryKernel => Weight("query/kernel");

    /// <summary>The bias of the query, (heads, headDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView QueryBias => Weight("query/bias");

    /// <summary>The projection of the key, (features, heads, headDim).</summary>
    public WeightView KeyKernel => Weight("key/kernel");

    /// <summary>The bias of the key, (heads, headDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView KeyBias => Weight("key/bias");

    /// <summary>The projection of the query that gates the heads, (features, heads, headDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no gate.</exception>
    public WeightView GateKernel => Weight("gate/kernel");

    /// <summary>The bias of the gate, (heads, headDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no gate, or no bias.</exception>
    public WeightView GateBias => Weight("gate/bias");

    /// <summary>The projection of the value, (features, heads, headDim).</summary>
    public WeightView ValueKernel => Weight("value/kernel");

    /// <summary>The bias of the value, (heads, headDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView ValueBias => Weight("value/bias");

    /// <summary>The projection of all heads, (heads, headDim, features of the query).</summary>
    public WeightView OutputKernel => Weight("attention_output/kernel");

    /// <summary>The bias of the output, (features of the query).</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public WeightView OutputBias => Weight("attention_output/bias");
}
