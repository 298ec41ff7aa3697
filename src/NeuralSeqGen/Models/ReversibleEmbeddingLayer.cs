using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The table of an embedding that is used both ways.</summary>
public sealed class ReversibleEmbeddingLayer : LayerView
{
    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReversibleEmbeddingLayer(IParameterStore parameters, string name) : base(parameters, name) { }

    /// <summary>The vector of each id, (inputDim, outputDim).</summary>
    public WeightView Embeddings => Weight("embeddings");

    /// <summary>The table of the way back, (outputDim, inputDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has the same table for both ways.</exception>
    public WeightView ReverseEmbeddings => Weight("reverse_embeddings");

    /// <summary>The first of the two matrices that LoRA trains, (inputDim, rank).</summary>
    /// <exception cref="InvalidOperationException">The layer has no LoraRank.</exception>
    public WeightView LoraEmbeddingsA => Weight("lora_embeddings_a");

    /// <summary>The second one, (rank, outputDim).</summary>
    /// <exception cref="InvalidOperationException">The layer has no LoraRank.</exception>
    public WeightView LoraEmbeddingsB => Weight("lora_embeddings_b");
}
