using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a layer normalisation.</summary>
public sealed class LayerNormalizationLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerNormalizationLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The factor, of the normalised axes' extents.</summary>
    /// <exception cref="InvalidOperationException">The layer is declared with Scale = false.</exception>
    public WeightView Gamma => Weight("gamma");

    /// <summary>The summand, of the normalised axes' extents.</summary>
    /// <exception cref="InvalidOperationException">The layer is declared with Center = false.</exception>
    public WeightView Beta => Weight("beta");
}
