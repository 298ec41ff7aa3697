using System.Text;

namespace NeuralSeqGen;

/// <summary>What a tokenizer.json holds, as far as it matters to ids and texts.</summary>
internal sealed record BytePairContent
{
    /// <summary>Tokens, in characters of <see cref="ByteAlphabet"/>, and their ids.</summary>
    public required IReadOnlyDictionary<string, int> Vocabulary { get; init; }

    /// <summary>Pairs that become one token, the first the most urgent; both halves and the whole are tokens.</summary>
    public required IReadOnlyList<(string Left, string Right)> Merges { get; init; }

    public IReadOnlyList<AddedToken> Added { get; init; } = [];

    /// <summary>What is done to a text, one after the other: a form, or lower case for null.</summary>
    public IReadOnlyList<NormalizationForm?> Normalizers { get; init; } = [];

    /// <summary>Whether a text that begins with something else gets a blank in front.</summary>
    public bool AddsPrefixSpace { get; init; }

    /// <summary>Ids before every text.</summary>
    public IReadOnlyList<int> Before { get; init; } = [];

    /// <summary>Ids behind every text.</summary>
    public IReadOnlyList<int> After { get; init; } = [];

    /// <summary>A text as the normalizers leave it.</summary>
    public string Normalize(string text) => Normalizers.Aggregate(text, (before, form) => form is { } given ? TextForm.Of(before, given, lowerCase: false) : before.Replace("\u0130", "i\u0307", StringComparison.Ordinal).ToLowerInvariant());
}
