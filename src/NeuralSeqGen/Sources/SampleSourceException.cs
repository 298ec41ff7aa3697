namespace NeuralSeqGen;

/// <summary>A source of samples that failed, or gave what the model cannot take. The model has the weights of the last batch before it.</summary>
/// <param name="message">The sentence.</param>
/// <param name="inner">What the source threw, or what is wrong with its samples.</param>
public sealed class SampleSourceException(string message, Exception? inner = null) : Exception(message, inner), IRuleViolation
{
    /// <summary>The rule that its samples violate, such as <c>NSG0306</c>; empty where the source itself failed.</summary>
    public string RuleId { get; } = (inner as IRuleViolation)?.RuleId ?? "";

    /// <summary>The chunk, counted from 0 where the source was begun: at each epoch, unless <see cref="FitOptions.BatchesPerEpoch"/> lets epochs go on in it.</summary>
    public long Chunk { get; init; }

    /// <summary>Number of samples that the source gave in front of that chunk.</summary>
    public long Sample { get; init; }
}
