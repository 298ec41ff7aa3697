namespace NeuralSeqGen.Tool.Commands;

/// <summary>What a user asks of <c>nsg import</c>.</summary>
/// <param name="File">The model.</param>
internal sealed record ImportRequest(string File)
{
    public string? Output { get; init; }

    public string? Weights { get; init; }

    public string? Load { get; init; }

    /// <summary>Whether the class names the file of weights, so that it is embedded.</summary>
    public bool IsEmbedded { get; init; }

    public string? Name { get; init; }

    public string? Namespace { get; init; }

    public bool IsPublic { get; init; } = true;

    /// <summary>N, or NAME=N.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public bool IsChecked { get; init; }

    /// <summary>An .npz file for the check; null for none.</summary>
    public string? Inputs { get; init; }
}
