namespace NeuralSeqGen;

/// <summary>Extents that do not fit the model or each other.</summary>
/// <param name="ruleId">The rule, such as <c>NSG0306</c>.</param>
/// <param name="message">The sentence, rule id first.</param>
/// <param name="paramName">The caller's parameter.</param>
public sealed class ShapeMismatchException(string ruleId, string message, string paramName) : ArgumentException(message, paramName), IRuleViolation
{
    internal ShapeMismatchException(RuntimeRule rule, string text, string paramName) : this(rule.Id, rule.Sentence(text), paramName)
    {
    }

    /// <inheritdoc/>
    public string RuleId { get; } = ruleId;

    /// <summary>The model, if one is concerned.</summary>
    public string? Model { get; init; }

    /// <summary>The layer, if one is concerned.</summary>
    public string? Layer { get; init; }

    /// <summary>What was needed; -1 means any.</summary>
    public IReadOnlyList<int> Expected { get; init; } = [];

    /// <summary>What was received.</summary>
    public IReadOnlyList<int> Actual { get; init; } = [];
}
