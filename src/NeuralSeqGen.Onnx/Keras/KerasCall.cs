using System.Text.Json;

namespace NeuralSeqGen.Onnx.Keras;

/// <summary>A use of a layer.</summary>
/// <param name="Inputs">What it reads.</param>
/// <param name="States">Initial states; none for zeros.</param>
/// <param name="IsCausal">Whether an attention sees itself and earlier steps only.</param>
/// <param name="Arguments">What else it is called with, such as the range of a slice.</param>
internal sealed record KerasCall(IReadOnlyList<KerasTensor> Inputs, IReadOnlyList<KerasTensor> States, bool IsCausal, JsonElement Arguments)
{
    /// <summary>Whether an embedding goes the way back, from vectors to a score for each id.</summary>
    public bool IsReverse { get; init; }
}
