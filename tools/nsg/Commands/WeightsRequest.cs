namespace NeuralSeqGen.Tool.Commands;

/// <summary>What a user asks of <c>nsg weights</c>.</summary>
/// <param name="File">The weights.</param>
/// <param name="Into">C# files, or folders of them; the first one may name the class: <c>Models.cs:Model1</c>.</param>
internal sealed record WeightsRequest(string File, IReadOnlyList<string> Into)
{
    public string? Output { get; init; }

    /// <summary>A JSON file of names in the weights and in the class.</summary>
    public string? Map { get; init; }
}
