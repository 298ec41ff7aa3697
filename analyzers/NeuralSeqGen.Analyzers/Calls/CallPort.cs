using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Surface;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>An array that a method of a model takes.</summary>
/// <param name="Port">Which of the model's inputs or targets.</param>
/// <param name="Output">The output whose target it is; null for inputs.</param>
/// <param name="IsSample">Whether it is one sample, without the axis of the batch.</param>
internal sealed record CallPort(SurfacePort Port, BoundOutput? Output, bool IsSample)
{
    /// <summary>Whether its numbers are passed one after the other, in one axis.</summary>
    public bool IsFlat { get; init; }

    /// <summary>Axes of the array, the batch's included where it has one.</summary>
    public int Axes => IsFlat ? 1 : Port.Shape.Rank + (IsSample ? 0 : 1);

    /// <summary>What it takes, for readers: <c>(n, 64, 15) float</c>.</summary>
    public string Text => IsSample ? $"({SurfaceShapes.Extents(Port.Shape)}) {Port.ElementType}" : Port.Text + (IsFlat ? ", flat" : "");

    /// <summary>Whether each row has steps, to which rows of other lengths could be padded.</summary>
    public bool HasSteps => Port.Shape.Rank == (Port.IsInteger ? 1 : 2) && (Output is null || Output.Shape.Rank >= 2) && !IsSample && !IsFlat;

    /// <summary>Whether an array of this form is what it takes.</summary>
    public bool Takes(ArgumentForm form) => form.IsOneArray && form.Axes == Axes && (Port.IsInteger ? form.IsInt32 : form.IsSingle);
}
