namespace NeuralSeqGen;

/// <summary>An integer label or id outside the classes.</summary>
/// <param name="ruleId">The rule, such as <c>NSG0308</c>.</param>
/// <param name="message">The sentence, rule id first.</param>
/// <param name="paramName">The caller's parameter.</param>
public sealed class LabelOutOfRangeException(string ruleId, string message, string paramName) : ArgumentException(message, paramName), IRuleViolation
{
    internal LabelOutOfRangeException(RuntimeRule rule, string text, string paramName) : this(rule.Id, rule.Sentence(text), paramName)
    {
    }

    /// <inheritdoc/>
    public string RuleId { get; } = ruleId;

    /// <summary>The flat index of the first bad label.</summary>
    public long Index { get; init; }

    /// <summary>The bad label.</summary>
    public int Value { get; init; }
}
