using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a root mean square normalisation.</summary>
public sealed class RmsNormalizationLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RmsNormalizationLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The factor, of the normalised axes' extents.</summary>
    public WeightView Scale => Weight("scale");
}
