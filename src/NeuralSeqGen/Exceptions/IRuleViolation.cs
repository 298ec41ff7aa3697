namespace NeuralSeqGen;

/// <summary>An exception with the id and the sentence of a compiler rule: what the compiler could not know, found at run time.</summary>
public interface IRuleViolation
{
    /// <summary>The rule, such as <c>NSG0306</c>.</summary>
    string RuleId { get; }
}
