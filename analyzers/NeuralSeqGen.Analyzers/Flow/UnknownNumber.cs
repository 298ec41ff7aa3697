using System;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>
/// A number that nobody knows, but that is the same wherever it is named: what was last assigned at a place in the text, or an extent of the array that was.
/// Two arrays of n and n + 1 samples differ whatever n is.
/// </summary>
/// <param name="site">The place, or the parameter.</param>
/// <param name="axis">The axis of an array; 0 for a number.</param>
/// <param name="text">How messages write it.</param>
internal sealed class UnknownNumber(object site, int axis, string text) : IEquatable<UnknownNumber>
{
    public object Site => site;

    public string Text => text;

    public bool Equals(UnknownNumber? other) => other is not null && axis == other.Axis && site.Equals(other.Site);

    public override bool Equals(object? obj) => Equals(obj as UnknownNumber);

    public override int GetHashCode() => unchecked((site.GetHashCode() * 31) + axis);

    private int Axis => axis;
}
