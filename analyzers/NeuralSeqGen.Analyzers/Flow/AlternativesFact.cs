using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>An array that has other extents on other ways to a place.</summary>
/// <param name="All">The extents, each once.</param>
/// <param name="Decided">Whether a condition stands between where they met and here.</param>
internal sealed record AlternativesFact(EquatableArray<ExtentsFact> All, bool Decided) : ArrayFact
{
    public override IReadOnlyList<ExtentsFact> Shapes => All;

    public override bool IsDecided => Decided;

    public override bool IsOpen => !Decided;

    public override Fact BehindCondition() => Decided ? this : this with { Decided = true };

    public override Fact Without(Func<UnknownNumber, bool> isGone)
    {
        var shapes = All.Select(shape => shape.Without(isGone)).ToList();
        return shapes.SequenceEqual(All) ? this : shapes.Aggregate(Merge);
    }
}
