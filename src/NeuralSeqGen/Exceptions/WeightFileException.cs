namespace NeuralSeqGen;

/// <summary>A weight file that is corrupt, foreign or of another architecture; the model is untouched.</summary>
/// <param name="ruleId">The rule, such as <c>NSG0501</c>.</param>
/// <param name="message">The sentence, rule id first.</param>
/// <param name="inner">The cause, if it was another exception.</param>
public sealed class WeightFileException(string ruleId, string message, Exception? inner = null) : IOException(message, inner), IRuleViolation
{
    internal WeightFileException(RuntimeRule rule, string text, Exception? inner = null) : this(rule.Id, rule.Sentence(text), inner)
    {
    }

    /// <inheritdoc/>
    public string RuleId { get; } = ruleId;

    /// <summary>The file; null for streams and bytes.</summary>
    public string? Path { get; init; }

    /// <summary>The weight or tensor concerned, if it is one.</summary>
    public string? Weight { get; init; }
}
