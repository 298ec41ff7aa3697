namespace NeuralSeqGen;

/// <summary>NaN or infinity in the inputs, the loss or a gradient; the weights are those before the batch.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="message">The sentence, rule id first.</param>
public sealed class NonFiniteValueException(string ruleId, string message) : ArithmeticException(message), IRuleViolation
{
    internal NonFiniteValueException(RuntimeRule rule, string text) : this(rule.Id, rule.Sentence(text))
    {
    }

    /// <inheritdoc/>
    public string RuleId { get; } = ruleId;

    /// <summary>The epoch, counted from 0.</summary>
    public int Epoch { get; init; }

    /// <summary>The batch in its epoch, counted from 0.</summary>
    public int Batch { get; init; }

    /// <summary>The flat index of the first bad value in the array the message names; -1 when it is not an element of an array.</summary>
    public long Index { get; init; }
}
