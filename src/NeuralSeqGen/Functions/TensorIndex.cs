namespace NeuralSeqGen;

/// <summary>What an indexer takes of one axis of a <see cref="Tensor"/>: one element (an <see cref="int"/> or <see cref="System.Index"/>), which drops the axis, or a range of them.</summary>
public readonly struct TensorIndex
{
    private TensorIndex(Index? index, Range range) => (Index, Range) = (index, range);

    /// <summary>The element that is taken; null for a range.</summary>
    public Index? Index { get; }

    /// <summary>The range that is taken, where no index is.</summary>
    public Range Range { get; }

    /// <summary>One element, counted from 0.</summary>
    /// <exception cref="ShapeMismatchException">The number is negative: from the end counts <c>^1</c>.</exception>
    public static implicit operator TensorIndex(int index) =>
        index >= 0 ? new Index(index) : throw FunctionShapes.Mismatch("x[…]", $"there is no element {index}. Elements are counted from 0; ^{-(long)index} counts from the end.", "index", [], []);

    /// <summary>One element; <c>^1</c> is the last.</summary>
    public static implicit operator TensorIndex(Index index) => new(index, default);

    /// <summary>Several elements; the axis stays.</summary>
    public static implicit operator TensorIndex(Range range) => new(null, range);
}
