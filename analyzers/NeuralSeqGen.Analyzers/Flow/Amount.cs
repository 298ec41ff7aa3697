using System.Globalization;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>A number: <paramref name="Base"/> + <paramref name="Value"/>.</summary>
/// <param name="Base">What is not known of it; null where the number is.</param>
/// <param name="Value">The number, or what is added to the base.</param>
internal readonly record struct Amount(UnknownNumber? Base, long Value)
{
    public Amount(long value)
        : this(null, value)
    {
    }

    /// <summary>The number; null where it is not known.</summary>
    public long? Known => Base is null ? Value : null;

    /// <summary>Whether the two are certainly different numbers.</summary>
    public bool DiffersFrom(Amount other) => Equals(Base, other.Base) && Value != other.Value;

    public override string ToString()
    {
        string number = (Base is null || Value > 0 ? Value : -Value).ToString(CultureInfo.InvariantCulture);
        return Base is null ? number : Value == 0 ? Base.Text : Base.Text + (Value > 0 ? " + " : " - ") + number;
    }
}
