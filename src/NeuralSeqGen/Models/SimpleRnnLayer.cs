using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of a simple recurrent layer: one block.</summary>
public sealed class SimpleRnnLayer : RecurrentLayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SimpleRnnLayer(IParameterStore parameters, string name) : base(parameters, name) { }
}
