using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>An input of the model; Shape is that of one sample.</summary>
internal sealed record BoundInput(string Name, Shape Shape, bool IsInteger, BoundLayer Layer)
{
    /// <summary>What it reads in training; null for an input that callers always give.</summary>
    public BoundForcing? Forcing { get; init; }
}
