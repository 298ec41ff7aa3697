using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The table of an embedding.</summary>
public sealed class EmbeddingLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EmbeddingLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The vector of each id, (inputDim, outputDim).</summary>
    public WeightView Embeddings => Weight("embeddings");
}
