using System.Text;

namespace NeuralSeqGen;

/// <summary>What a byte-pair tokenizer becomes when it is trained.</summary>
public sealed record BytePairOptions
{
    /// <summary>The most ids: those for padding, start and end, those of <see cref="SpecialTokens"/>, 256 for bytes, and the merged ones.</summary>
    public int Size { get; init; } = 8_000;

    /// <summary>How often two tokens have to stand side by side to become one.</summary>
    public int MinCount { get; init; } = 2;

    /// <summary>Whether there are ids for the start and the end of a sequence, <c>&lt;s&gt;</c> 1 and <c>&lt;/s&gt;</c> 2, and every text that is encoded ends with the latter.</summary>
    public bool StartEnd { get; init; }

    /// <summary>The Unicode form that texts are brought to; null leaves them as they are.</summary>
    public NormalizationForm? Normalization { get; init; }

    /// <summary>Tokens that stand for something else than their characters, such as <c>&lt;sep&gt;</c>: never split, and left out where ids become text.</summary>
    public IReadOnlyList<string> SpecialTokens { get; init; } = [];
}
