using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of an additive attention layer.</summary>
public sealed class AdditiveAttentionLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AdditiveAttentionLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>A scale for each feature, (features).</summary>
    /// <exception cref="InvalidOperationException">UseScale is false.</exception>
    public WeightView Scale => Weight("scale");
}
