using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>An input, target or output as signatures show it.</summary>
/// <param name="Parameter">Name of its parameter, as messages print it: without the <c>@</c> of a keyword.</param>
/// <param name="Element">Its name in tuples: that of the node, <c>X</c> or <c>Y</c>.</param>
/// <param name="Pointer">Name of the local that points to its first value in the flat forms.</param>
/// <param name="Shape">Extents of one sample.</param>
/// <param name="IsInteger">Whether its values are integers.</param>
internal sealed record SurfacePort(string Parameter, string Element, string Pointer, Shape Shape, bool IsInteger)
{
    /// <summary>The parameter's name as C# text.</summary>
    public string Name => Identifiers.Escape(Parameter);

    /// <summary>Type of an array of samples.</summary>
    public string Type => TypeNames.Batch(IsInteger, Shape);

    /// <summary>Type of one sample.</summary>
    public string SampleType => TypeNames.Array(IsInteger, Shape.Rank);

    public string ElementType => TypeNames.Element(IsInteger);

    /// <summary><c>[global::NeuralSeqGen.Shape(-1, 64, 15)] float[,,] x</c>.</summary>
    public string Declaration => SurfaceShapes.ShapeAttribute(Shape) + " " + Type + " " + Name;

    /// <summary>Without the attribute: <c>float[,,] x</c>.</summary>
    public string Plain => Type + " " + Name;

    public string Sample => SampleType + " " + Name;

    /// <summary>Samples one after the other, to read.</summary>
    public string Span => TypeNames.ReadOnlySpan(IsInteger) + " " + Name;

    /// <summary>The same, to write.</summary>
    public string WrittenSpan => TypeNames.Span + " " + Name;

    /// <summary><c>(n, 64, 15) float</c>.</summary>
    public string Text => SurfaceShapes.Batch(Shape) + " " + ElementType;

    /// <summary>The type of one port, or the tuple of several.</summary>
    public static string TypeOf(IReadOnlyList<SurfacePort> ports, bool isSample = false) =>
        ports.Count == 1 ? ports[0].TypeIn(isSample) : "(" + string.Join(", ", ports.Select(p => p.TypeIn(isSample) + " " + Identifiers.Escape(p.Element))) + ")";

    private string TypeIn(bool isSample) => isSample ? SampleType : Type;
}
