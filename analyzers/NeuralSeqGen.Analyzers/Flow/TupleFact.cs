using System;
using System.Linq;
using NeuralSeqGen.Compiler;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What is certain about the parts of a tuple.</summary>
internal sealed record TupleFact(EquatableArray<Fact> Parts) : Fact
{
    public override Fact Without(Func<UnknownNumber, bool> isGone) => With(Parts.Select(part => part.Without(isGone)).ToEquatableArray());

    public override Fact WithoutElements() => With(Parts.Select(part => part.WithoutElements()).ToEquatableArray());

    public override bool IsOpen => Parts.Any(part => part.IsOpen);

    public override Fact BehindCondition() => With(Parts.Select(part => part.BehindCondition()).ToEquatableArray());

    private TupleFact With(EquatableArray<Fact> parts) => parts.SequenceEqual(Parts) ? this : new(parts);
}
