using System.Diagnostics;

namespace NeuralSeqGen;

/// <summary>
/// An array of numbers with a shape: what a <see cref="TensorFunctionAttribute">function</see> of a model computes with. Its operations run as plain C#, one
/// after the other, so that a function can be tested, printed and stepped through; in a model the same operations are compiled.
/// </summary>
/// <remarks>
/// <para>Shapes are those of one sample: there is no batch axis. Operands of two shapes are brought to one as in NumPy: axes are matched from the last one, and an axis of extent 1,
/// or one that is missing, is repeated. Negative axes count from the last, which is −1. A number stands for the scalar of its value, rounded to single precision.</para>
/// <para>A tensor never changes. It is a value, so that there is no null among tensors, and so that <c>==</c>, of which nobody could tell whether it compares elements or
/// references, does not compile: elements are compared by <see cref="Equal"/>, whole tensors by <see cref="Equals(Tensor)"/>. <c>default</c> is the scalar 0.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct Tensor : IEquatable<Tensor>
{
    private static readonly float[] Zero = [0f];

    private readonly int[]? _shape;
    private readonly float[]? _values;

    internal Tensor(int[] shape, float[] values) => (_shape, _values) = (shape, values);

    /// <summary>The extents of the axes; none for a scalar.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Length;

    /// <summary>The elements, the last axis running fastest.</summary>
    public ReadOnlySpan<float> Values => _values ?? Zero;

    /// <summary>A tensor of a shape from its elements, the last axis running fastest; without a shape, a vector.</summary>
    public static Tensor Create(ReadOnlySpan<float> values, params ReadOnlySpan<int> shape) => TensorArrays.Create(values, shape);

    /// <summary>The tensor of a matrix, with its extents.</summary>
    public static Tensor Create(float[,] values) => TensorArrays.Create(values);

    /// <summary>The tensor of an array of three axes, with its extents.</summary>
    public static Tensor Create(float[,,] values) => TensorArrays.Create(values);

    /// <summary>A scalar.</summary>
    public static implicit operator Tensor(float value) => new([], [value]);

    /// <summary>A scalar, rounded to single precision.</summary>
    public static implicit operator Tensor(double value) => (float)value;

    /// <summary>The number of a tensor that has one element.</summary>
    /// <exception cref="ShapeMismatchException">It has several elements.</exception>
    public static explicit operator float(Tensor x) => TensorArrays.Number(x);

    /// <summary>A copy of the elements, the last axis running fastest.</summary>
    public float[] ToArray() => Values.ToArray();

    /// <summary>Whether shape and elements are the same; NaN equals NaN.</summary>
    public bool Equals(Tensor other) => Shape.SequenceEqual(other.Shape) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => TensorArrays.Hash(this);

    /// <summary>The shape and the elements, a pair of brackets for every axis; of long axes the beginning and the end.</summary>
    public override string ToString() => TensorText.Of(this);
}
