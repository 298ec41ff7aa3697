using System.Linq;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What is certain about a value: its number, or the extents of an array.</summary>
internal abstract record Fact
{
    /// <summary>What holds whichever of the two holds.</summary>
    public static Fact Merge(Fact first, Fact second) => (first, second) switch
    {
        (NumberFact a, NumberFact b) when a == b => a,
        (ExtentsFact a, ExtentsFact b) when a.Extents.Count == b.Extents.Count => new ExtentsFact(Common(a.Extents, b.Extents)),
        _ => NothingFact.Instance,
    };

    private static EquatableArray<long> Common(EquatableArray<long> first, EquatableArray<long> second) =>
        first.Zip(second, (a, b) => a == b ? a : ExtentsFact.Unknown).ToEquatableArray();
}

internal sealed record NumberFact(long Value) : Fact;
