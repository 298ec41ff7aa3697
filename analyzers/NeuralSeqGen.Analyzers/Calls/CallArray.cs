using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>An array that is passed to a model, with what the model takes there.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Name">What messages call it: the parameter, or a part of another one such as <c>validationData.X</c>.</param>
/// <param name="At">The expression that is passed.</param>
/// <param name="Fact">What is certain about it; null for nothing.</param>
/// <param name="Sample">Extents of one sample that the model takes.</param>
internal sealed record CallArray(CallRole Role, string Name, IOperation At, ArrayFact? Fact, Shape Sample)
{
    /// <summary>The input that it is for; null for others.</summary>
    public BoundInput? Input { get; init; }

    /// <summary>The output whose target or weight it is; null for others.</summary>
    public BoundOutput? Output { get; init; }

    /// <summary>Whether the first axis is that of the samples: not for one sample.</summary>
    public bool HasBatch { get; init; } = true;
}
