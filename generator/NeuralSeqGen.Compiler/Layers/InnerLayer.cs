using System;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>One of the layers that a wrapper makes of what follows it.</summary>
/// <param name="Path">What stands between the wrapper's name and the names of its weights, such as <c>/forward</c>; empty for nothing.</param>
/// <param name="Adjust">Its arguments, from those that are written.</param>
internal sealed record InnerLayer(string Path, Func<Arguments, Arguments> Adjust)
{
    /// <summary>Which of the attributes behind the wrapper declares it, counted from 0.</summary>
    public int Part { get; init; }

    /// <summary>True when it reads what the one before it gives, false when it reads the wrapper's input.</summary>
    public bool IsChained { get; init; }
}
