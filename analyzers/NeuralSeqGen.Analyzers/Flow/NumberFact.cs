using System;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>The value of an integer.</summary>
internal sealed record NumberFact(Amount Number) : Fact
{
    public NumberFact(long number)
        : this(new Amount(number))
    {
    }

    /// <summary>The number; null where only what it is made of is known.</summary>
    public long? Known => Number.Known;

    public override Fact Without(Func<UnknownNumber, bool> isGone) => Number.Base is { } unknown && isGone(unknown) ? NothingFact.Instance : this;
}
