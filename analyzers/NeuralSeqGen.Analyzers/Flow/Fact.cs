using System;
using System.Linq;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What is certain about a value: its number, the extents of an array, the parts of a tuple.</summary>
internal abstract record Fact
{
    /// <summary>What holds whichever of the two holds.</summary>
    public static Fact Merge(Fact first, Fact second) => ReferenceEquals(first, second) ? first : (first, second) switch
    {
        (NumberFact a, NumberFact b) when a == b => a,
        (ArrayFact a, ArrayFact b) => ArrayFact.Merge(a, b),
        (TupleFact a, TupleFact b) when a.Parts.Count == b.Parts.Count => new TupleFact(a.Parts.Zip(b.Parts, Merge).ToEquatableArray()),
        _ => NothingFact.Instance,
    };

    /// <summary>What holds still when some numbers are given up; the same object when that is all.</summary>
    public virtual Fact Without(Func<UnknownNumber, bool> isGone) => this;

    /// <summary>What holds where the elements of arrays may have become others.</summary>
    public virtual Fact WithoutElements() => this;

    /// <summary>Whether a condition may decide more of it.</summary>
    public virtual bool IsOpen => false;

    /// <summary>What holds behind a condition, which may have asked for it.</summary>
    public virtual Fact BehindCondition() => this;
}
