namespace NeuralSeqGen;

/// <summary>A part of a bundle that can be read again.</summary>
/// <typeparam name="TSelf">The part.</typeparam>
public interface IBundlePart<TSelf> : IBundlePart
    where TSelf : IBundlePart<TSelf>
{
    /// <summary>Reads what <see cref="IBundlePart.ToBundleText"/> wrote. The text may be anybody's.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is something else; the message is one sentence.</exception>
    static abstract TSelf FromBundleText(string text);
}
