using System.Globalization;
using System.Text;

namespace NeuralSeqGen;

/// <summary>A weight of a model and where it lies in <see cref="ISequenceModel.Parameters"/>.</summary>
/// <param name="Name">Layer and weight, such as <c>gru_1/kernel</c>.</param>
/// <param name="Layer">The layer, such as <c>gru_1</c>.</param>
/// <param name="Offset">The index of the first element.</param>
/// <param name="Length">The number of elements.</param>
/// <param name="Trainable">Whether training changes it as declared.</param>
public sealed record WeightInfo(string Name, string Layer, int Offset, int Length, bool Trainable)
{
    private readonly int[] _shape = [];

    /// <summary>The extents, in Keras's layout: row-major, a kernel as (inputs, units).</summary>
    public ReadOnlySpan<int> Shape
    {
        get => _shape;
        init => _shape = value.ToArray();
    }

    /// <summary>Equal in all members, the shape included.</summary>
    public bool Equals(WeightInfo? other) =>
        other is not null && Name == other.Name && Layer == other.Layer && Offset == other.Offset && Length == other.Length
        && Trainable == other.Trainable && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Layer, Offset, Length, Trainable);

#pragma warning disable IDE0051 // the record's ToString calls it
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture, $"{Name} {ShapeText.Of(Shape)} at {Offset}{(Trainable ? "" : ", not trainable")}");
        return true;
    }
#pragma warning restore IDE0051
}
