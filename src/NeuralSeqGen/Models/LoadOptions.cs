namespace NeuralSeqGen;

/// <summary>How a weight file is taken.</summary>
public sealed record LoadOptions
{
    /// <summary>True loads the weights that fit and leaves the others as they are; false refuses the file if one is missing or has another shape. A file of which nothing fits is refused either way.</summary>
    public bool SkipMismatch { get; init; }

    /// <summary>True also restores the optimizer's slots, step and random counters, which the file must then hold, and the states of stateful layers, which are zeros if it has none for the model's BatchSize. False sets those states to zero, as ResetStates does.</summary>
    public bool IncludeOptimizer { get; init; }

    /// <summary>Gives the name in the file for a weight of the model, such as <c>gru_1/kernel</c>; null takes the names as they are.</summary>
    public Func<string, string>? MapName { get; init; }
}
