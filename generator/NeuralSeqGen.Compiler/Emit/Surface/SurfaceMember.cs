namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>One member of the public half of a model, apart from how it is written: a stub has the same members and other bodies.</summary>
/// <param name="Head">Everything before the parameter list, or the whole declaration of a property.</param>
/// <param name="Body">The expression it returns; statements for constructors.</param>
internal sealed record SurfaceMember(string Head, string Body)
{
    /// <summary>Its name, the interface in front for explicit implementations.</summary>
    public string Name => Head.Substring(Head.LastIndexOf(' ') + 1);

    /// <summary>Whether it implements an interface explicitly.</summary>
    public bool IsExplicit => Name.IndexOf('.') >= 0;

    /// <summary>Parameters with types, attributes and defaults; null for properties.</summary>
    public IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>Lines of XML documentation, without the slashes.</summary>
    public IReadOnlyList<string> Documentation { get; init; } = [];

    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>What a property's setter does; null for none.</summary>
    public string? Setter { get; init; }

    /// <summary>Behind the parameter list: a constructor's statements stand in braces.</summary>
    public bool IsBlock { get; init; }
}
