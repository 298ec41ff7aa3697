using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of an LSTM: four gate blocks side by side in the order i, f, c, o.</summary>
public sealed class LstmLayer : RecurrentLayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LstmLayer(IParameterStore parameters, string name) : base(parameters, name) { }
}
