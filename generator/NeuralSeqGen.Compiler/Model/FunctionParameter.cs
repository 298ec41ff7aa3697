namespace NeuralSeqGen.Compiler.Model;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name, which is that of a weight.</param>
/// <param name="Kind">What it gets.</param>
internal sealed record FunctionParameter(string Name, FunctionParameterKind Kind)
{
    /// <summary>Whether it can be left out.</summary>
    public bool HasDefault { get; init; }

    /// <summary>What it is then: an int, double or bool.</summary>
    public object? Default { get; init; }

    /// <summary>Arguments of <c>[Weight]</c> or <c>[State]</c>; none for others.</summary>
    public EquatableArray<ArgumentSpec> Arguments { get; init; } = EquatableArray<ArgumentSpec>.Empty;
}
