using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The table of a position embedding.</summary>
public sealed class PositionEmbeddingLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PositionEmbeddingLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The row of each position, (sequenceLength, features).</summary>
    public WeightView Embeddings => Weight("embeddings");
}
