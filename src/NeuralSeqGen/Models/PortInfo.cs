using System.Text;

namespace NeuralSeqGen;

/// <summary>An input or output of a model.</summary>
/// <param name="Name">The name of the input, or of the layer that gives the output; in a graph those of their nodes, in snake case.</param>
/// <param name="ElementType">The type of the elements.</param>
public sealed record PortInfo(string Name, ElementType ElementType)
{
    private readonly int[] _shape = [];

    /// <summary>The extents of one sample, without the batch axis.</summary>
    public ReadOnlySpan<int> Shape
    {
        get => _shape;
        init => _shape = value.ToArray();
    }

    /// <summary>Equal names, types and shapes.</summary>
    public bool Equals(PortInfo? other) =>
        other is not null && Name == other.Name && ElementType == other.ElementType && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, ElementType, _shape.Length);

#pragma warning disable IDE0051 // the record's ToString calls it
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(Name).Append(' ').Append(ElementType).Append(' ').Append(ShapeText.Of(Shape));
        return true;
    }
#pragma warning restore IDE0051
}
