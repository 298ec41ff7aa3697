using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a GRU: three gate blocks side by side in the order z, r, h.</summary>
public sealed class GruLayer : RecurrentLayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public GruLayer(IParameterStore parameters, string name) : base(parameters, name) { }
}
