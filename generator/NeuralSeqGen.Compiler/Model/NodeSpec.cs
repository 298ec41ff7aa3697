namespace NeuralSeqGen.Compiler.Model;

/// <summary>A property of type LayerNode: a node of a graph, whose attributes are a list of layers of their own.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="FirstPart">Index of its first part among the parts of the model.</param>
/// <param name="PartCount">How many parts stand on it.</param>
internal sealed record NodeSpec(string Name, int FirstPart, int PartCount)
{
    /// <summary>C# keywords in front of <c>partial</c>, such as <c>private static</c>: the generated half must repeat them.</summary>
    public string Modifiers { get; init; } = "private static";

    /// <summary>Whether the property waits for its other half; one that does not gets none.</summary>
    public bool IsPartial { get; init; } = true;

    /// <summary>Whether it is static, of type LayerNode and has a getter only.</summary>
    public bool IsPlain { get; init; } = true;

    /// <summary>Whether its author says what it is in a comment of documentation, which one on the generated half would hide.</summary>
    public bool IsDocumented { get; init; }

    /// <summary>C# text of the type, for the generated half of one that is not plain.</summary>
    public string Type { get; init; } = "global::NeuralSeqGen.LayerNode";

    /// <summary>C# text of the accessor besides <c>get</c>: <c>set</c>, <c>init</c>, or nothing.</summary>
    public string Setter { get; init; } = "";
}
