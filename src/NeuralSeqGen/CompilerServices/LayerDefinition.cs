namespace NeuralSeqGen.CompilerServices;

/// <summary>One row of a model's summary.</summary>
/// <param name="Name">Name, such as <c>gru_1</c>.</param>
/// <param name="ClassName">Keras class, such as <c>GRU</c> or <c>TimeDistributed</c>.</param>
/// <param name="Display">The declaration as messages quote it, such as <c>[Gru(16)] #1</c>.</param>
/// <param name="OutputShape">Output extents per sample.</param>
/// <param name="ParameterCount">Parameters of the layer.</param>
/// <param name="ReturnsSequence">True when the output keeps the time axis.</param>
public sealed record LayerDefinition(string Name, string ClassName, string Display, int[] OutputShape, int ParameterCount, bool ReturnsSequence)
{
    /// <summary>For a layer that runs along the steps: whether it gives every one, or its last one only; null for others.</summary>
    public bool? GivesEveryStep { get; init; }

    /// <summary>In a graph: what the layer reads, as Keras writes it, such as <c>gru_1[0][0]</c>: the layer, which of its uses, which of its results.</summary>
    public string[] Inbound { get; init; } = [];

    /// <summary>True for another use of a layer that has a row of its own.</summary>
    public bool IsReused { get; init; }
}
