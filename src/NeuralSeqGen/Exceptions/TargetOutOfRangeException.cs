namespace NeuralSeqGen;

/// <summary>A target that its loss cannot compare: a number outside its range, a label of <c>[Ctc]</c> with a blank inside or with too few steps for it.</summary>
/// <param name="ruleId">The rule, such as <c>NSG0213</c>.</param>
/// <param name="message">The sentence, rule id first.</param>
/// <param name="paramName">The caller's parameter.</param>
public sealed class TargetOutOfRangeException(string ruleId, string message, string paramName) : ArgumentException(message, paramName), IRuleViolation
{
    internal TargetOutOfRangeException(RuntimeRule rule, string text, string paramName) : this(rule.Id, rule.Sentence(text), paramName)
    {
    }

    /// <inheritdoc/>
    public string RuleId { get; } = ruleId;

    /// <summary>The sample, counted from 0.</summary>
    public int Sample { get; init; }

    /// <summary>The flat index of the number at fault; of a label that needs too many steps, that of its first class.</summary>
    public long Index { get; init; }
}
