using System.Collections;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>The extents of a tensor as a list of numbers.</summary>
internal sealed class FunctionExtents(Shape shape) : IReadOnlyList<object?>
{
    public Shape Shape => shape;

    /// <summary>Whether the last axis of the tensor is not among them.</summary>
    public bool IsFront { get; init; }

    public int Count => shape.Rank;

    public object? this[int index] => shape.ToArray()[index];

    public IEnumerator<object?> GetEnumerator() => shape.Select(extent => (object?)extent).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
