using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.IR;

/// <summary>Extents of one sample's value, all known; compared by value. The empty shape is a scalar.</summary>
internal sealed class Shape : IReadOnlyList<int>, IEquatable<Shape>
{
    public static readonly Shape Scalar = new();

    private readonly int[] _extents;

    public Shape(params int[] extents) => _extents = extents;

    public int Rank => _extents.Length;

    public int Count => _extents.Length;

    public int this[int axis] => _extents[axis < 0 ? axis + _extents.Length : axis];

    public int Last => _extents[_extents.Length - 1];

    /// <summary>Elements in all; 1 for a scalar.</summary>
    public int Elements => _extents.Aggregate(1, (product, extent) => checked(product * extent));

    /// <summary>Elements in all, also where they are more than an int holds; at most 2⁵⁰, which nothing can hold.</summary>
    public long LongElements => _extents.Aggregate(1L, (product, extent) => extent > 0 && product > (1L << 50) / extent ? 1L << 50 : product * extent);

    /// <summary>Product of all extents left of the last; 1 for vectors and scalars.</summary>
    public int Rows => Rank == 0 ? 1 : Elements / Math.Max(1, Last);

    /// <summary>An axis as Keras counts them, 0 the batch and −1 the last, as an axis of a sample of so many; outside of them where there is none.</summary>
    public static int SampleAxis(int written, int rank) => written < 0 ? written + rank : written - 1;

    public Shape Without(int axis) => new(_extents.Where((_, i) => i != axis).ToArray());

    public Shape With(int axis, int extent)
    {
        int[] copy = (int[])_extents.Clone();
        copy[axis < 0 ? axis + copy.Length : axis] = extent;
        return new(copy);
    }

    public Shape Insert(int axis, int extent)
    {
        var list = _extents.ToList();
        list.Insert(axis, extent);
        return new(list.ToArray());
    }

    public Shape Take(int count) => new(_extents.Take(count).ToArray());

    public Shape Skip(int count) => new(_extents.Skip(count).ToArray());

    public Shape Concat(Shape other) => new([.. _extents, .. other._extents]);

    public int[] ToArray() => (int[])_extents.Clone();

    /// <summary>Row-major strides in elements.</summary>
    public int[] Strides()
    {
        int[] strides = new int[Rank];
        for (int axis = Rank - 1, stride = 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= _extents[axis];
        }

        return strides;
    }

    public bool Equals(Shape? other) => other is not null && _extents.AsSpan().SequenceEqual(other._extents);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode() => _extents.Aggregate(17, (hash, extent) => unchecked((hash * 31) + extent));

    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_extents).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => "[" + string.Join(", ", _extents) + "]";
}
