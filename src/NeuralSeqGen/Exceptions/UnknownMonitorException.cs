namespace NeuralSeqGen;

/// <summary>A callback watches a value that the model does not have, or of which nobody knows the better end.</summary>
/// <param name="ruleId">The rule, such as <c>NSG0320</c>.</param>
/// <param name="message">The sentence, rule id first.</param>
public sealed class UnknownMonitorException(string ruleId, string message) : InvalidOperationException(message), IRuleViolation
{
    internal UnknownMonitorException(RuntimeRule rule, string text) : this(rule.Id, rule.Sentence(text))
    {
    }

    /// <inheritdoc/>
    public string RuleId { get; } = ruleId;

    /// <summary>The name that was to be watched.</summary>
    public string Monitor { get; init; } = "";
}
