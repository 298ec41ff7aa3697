namespace NeuralSeqGen;

/// <summary>How a beam search reads the output of a model with <see cref="CtcAttribute"/>.</summary>
public sealed record CtcBeamOptions
{
    /// <summary>How many prefixes are kept from step to step; as in Keras 100. Time and memory grow with it, as far as there are so many prefixes.</summary>
    public int BeamWidth { get; init; } = 100;

    /// <summary>How many hypotheses are given per sample, the best first; fewer where fewer are left.</summary>
    public int Top { get; init; } = 1;

    /// <summary>The words that labels consist of; null for any labels.</summary>
    public CtcWordList? WordList { get; init; }

    /// <exception cref="ArgumentException">A number is not positive.</exception>
    internal CtcBeamOptions Checked() => BeamWidth > 0 && Top > 0 ? this
        : throw new ArgumentException(FormattableString.Invariant($"BeamWidth is {BeamWidth} and Top is {Top}: both are at least 1."), "options");
}
