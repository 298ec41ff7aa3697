using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What is certain about an array, or about a span: its extents, or several of which it has one.</summary>
internal abstract record ArrayFact : Fact
{
    private const int MostShapes = 4;

    /// <summary>The extents it may have, all of one rank; at least one.</summary>
    public abstract IReadOnlyList<ExtentsFact> Shapes { get; }

    /// <summary>Whether a condition may have decided which of them it has.</summary>
    public virtual bool IsDecided => false;

    /// <summary>What all of them have in common.</summary>
    public ExtentsFact Common => Shapes.Aggregate(ExtentsFact.Both);

    public static Fact Merge(ArrayFact first, ArrayFact second)
    {
        if (first.Shapes[0].Extents.Count != second.Shapes[0].Extents.Count)
        {
            return NothingFact.Instance;
        }

        var shapes = first.Shapes.ToList();
        foreach (var shape in second.Shapes)
        {
            int same = shapes.FindIndex(other => other.Extents.Equals(shape.Extents));
            if (same < 0)
            {
                shapes.Add(shape);
            }
            else if (shapes[same].Made != shape.Made)
            {
                shapes[same] = shapes[same] with { Made = null };
            }
        }

        return Of(shapes, first.IsDecided || second.IsDecided);
    }

    private static ArrayFact Of(List<ExtentsFact> shapes, bool isDecided) =>
        shapes.Count == 1 ? shapes[0] : shapes.Count > MostShapes ? shapes.Aggregate(ExtentsFact.Both) : new AlternativesFact(shapes.ToEquatableArray(), isDecided);
}
