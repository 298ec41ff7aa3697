using System.Text.Json.Nodes;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>One use of a layer.</summary>
/// <param name="Inputs">The tensors it reads.</param>
internal sealed record KerasCall(IReadOnlyList<TensorRef> Inputs)
{
    /// <summary>What a recurrent layer starts from; none for zeros.</summary>
    public IReadOnlyList<TensorRef> InitialState { get; init; } = [];

    /// <summary>Masks that are passed along, which Keras works out by operations of their own.</summary>
    public IReadOnlyList<TensorRef> Masks { get; init; } = [];

    /// <summary>Whether the file says that no mask is passed, and does not just leave it out.</summary>
    public bool SaysNoMask { get; init; }

    /// <summary>Arguments that are no tensors, such as <c>use_causal_mask</c>.</summary>
    public JsonObject Arguments { get; init; } = [];

    /// <summary>Whether an operand of an operation is a number.</summary>
    public bool HasConstants { get; init; }

    /// <summary>The numbers among the operands.</summary>
    public IReadOnlyList<double> Constants { get; init; } = [];

    /// <summary>What an operation is called with, in order: tensors, numbers, keys of slices; empty for layers.</summary>
    public IReadOnlyList<JsonNode?> Operands { get; init; } = [];

    /// <summary>Every tensor whose value enters.</summary>
    public IEnumerable<TensorRef> Reads => Inputs.Concat(InitialState);
}
