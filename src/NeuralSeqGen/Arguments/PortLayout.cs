namespace NeuralSeqGen;

/// <summary>An input, target or output as the argument checks and the batch runner see it.</summary>
/// <param name="Argument">Name of the method's parameter, such as <c>x</c>.</param>
/// <param name="Shape">Extents per sample.</param>
/// <param name="IsInt">Whether elements are 32-bit integers instead of floats.</param>
internal sealed record PortLayout(string Argument, int[] Shape, bool IsInt)
{
    /// <summary>Elements per sample.</summary>
    public int Elements { get; } = ElementsOf(Shape);

    /// <summary>Elements of one step: the first axis of a sequence is time, ids have no other; a vector, such as the output of a layer that returns its last step only, is one step as it is.</summary>
    public int PerStep { get; } = ElementsOf(Shape) / (Shape.Length > 1 || (IsInt && Shape.Length == 1) ? Shape[0] : 1);

    /// <summary>What messages call it: the parameter, or a part of another one such as <c>validationData.X</c>.</summary>
    public string NameIn(string prefix) => prefix.Length == 0 ? Argument : prefix + char.ToUpperInvariant(Argument[0]) + Argument[1..];

    /// <summary>Whether an array holds samples of this shape behind its batch axis.</summary>
    public bool Fits(Array array)
    {
        bool fits = array.Rank == Shape.Length + 1;
        for (int axis = 0; axis < Shape.Length && fits; axis++)
        {
            fits = array.GetLength(axis + 1) == Shape[axis];
        }

        return fits;
    }

    /// <summary>The layouts of some ports.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="arguments">Their parameters; empty for the single one.</param>
    /// <param name="single">What a single one is called.</param>
    public static PortLayout[] Of(IReadOnlyList<PortInfo> ports, string[] arguments, string single) =>
        [.. ports.Select((p, i) => new PortLayout(i < arguments.Length ? arguments[i] : ports.Count == 1 ? single : p.Name, p.Shape.ToArray(), p.ElementType == ElementType.Int32))];

    private static int ElementsOf(int[] shape)
    {
        int elements = 1;
        foreach (int extent in shape)
        {
            elements = checked(elements * extent);
        }

        return elements;
    }
}
