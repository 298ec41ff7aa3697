using System.Globalization;

namespace NeuralSeqGen;

/// <summary>A sequence that was generated.</summary>
/// <param name="Ids">Its ids, with the one that ends it as the last.</param>
/// <param name="Score">The sum of the logarithms of their probabilities, as the options change them.</param>
/// <param name="IsFinished">Whether it has come to an id that ends it; false where it is as long as it may be.</param>
public sealed record GeneratedSequence(IReadOnlyList<int> Ids, double Score, bool IsFinished)
{
    /// <summary>The score and the ids.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Score:F4}: {string.Join(' ', Ids)}{(IsFinished ? "" : " …")}");
}
