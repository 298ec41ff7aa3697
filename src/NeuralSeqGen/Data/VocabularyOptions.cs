using System.Text;

namespace NeuralSeqGen;

/// <summary>How a vocabulary is made of texts, and what is done to a text before it is looked up. Nothing depends on the culture.</summary>
public sealed record VocabularyOptions
{
    /// <summary>Whether ids for the start and the end of a sequence are set apart.</summary>
    public bool StartEnd { get; init; }

    /// <summary>The Unicode form that texts are brought to, so that é is one symbol however it was typed; null leaves them as they are.</summary>
    public NormalizationForm? Normalization { get; init; }

    /// <summary>Whether texts are brought to lower case, by the rules of the invariant culture.</summary>
    public bool LowerCase { get; init; }

    /// <summary>
    /// The most symbols, without the ids for padding, start, end and what is unknown: those that are most frequent in the texts, of equally frequent ones those
    /// that are first in ordinal order; their ids come in this order. Null takes all, in ordinal order.
    /// </summary>
    public int? MaxSymbols { get; init; }

    /// <summary>What Decode writes for an unknown symbol; null for U+FFFD among characters and <c>&lt;unk&gt;</c> among words.</summary>
    public string? UnknownSymbol { get; init; }
}
