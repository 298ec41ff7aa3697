using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a group normalisation.</summary>
public sealed class GroupNormalizationLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GroupNormalizationLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The factor, (channels).</summary>
    /// <exception cref="InvalidOperationException">The layer is declared with Scale = false.</exception>
    public WeightView Gamma => Weight("gamma");

    /// <summary>The summand, (channels).</summary>
    /// <exception cref="InvalidOperationException">The layer is declared with Center = false.</exception>
    public WeightView Beta => Weight("beta");
}
