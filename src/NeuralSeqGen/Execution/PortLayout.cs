namespace NeuralSeqGen;

/// <summary>An input, target or output as the argument checks and the batch runner see it.</summary>
/// <param name="Argument">Name of the method's parameter, such as <c>x</c>.</param>
/// <param name="Shape">Extents per sample.</param>
/// <param name="IsInt">Whether elements are 32-bit integers instead of floats.</param>
internal sealed record PortLayout(string Argument, int[] Shape, bool IsInt)
{
    /// <summary>Elements per sample.</summary>
    public int Elements { get; } = Shape.Aggregate(1, (product, extent) => checked(product * extent));

    public static PortLayout[] Of(IReadOnlyList<PortInfo> ports, string single) =>
        [.. ports.Select(p => new PortLayout(ports.Count == 1 ? single : CamelCase(p.Name), p.Shape.ToArray(), p.ElementType == ElementType.Int32))];

    private static string CamelCase(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
