using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weights of both halves of a bidirectional layer.</summary>
public sealed class BidirectionalLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BidirectionalLayer(IParameterStore parameters, string name, RecurrentLayerView forward, RecurrentLayerView backward) : base(parameters, name)
    {
        Forward = forward;
        Backward = backward;
    }

    /// <summary>The half that reads the sequence from its start.</summary>
    public RecurrentLayerView Forward { get; }

    /// <summary>The half that reads the sequence from its end.</summary>
    public RecurrentLayerView Backward { get; }
}
