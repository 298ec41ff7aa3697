namespace NeuralSeqGen;

/// <summary>
/// What training does when the inputs, the loss or a gradient hold NaN or infinity, or when a batch would leave it in what training keeps: weights, moving
/// averages, the optimizer's memory.
/// </summary>
public enum NonFiniteHandling
{
    /// <summary>Stops with a <see cref="NonFiniteValueException"/>.</summary>
    Throw,

    /// <summary>Leaves the batch out: weights, moving averages and optimizer are what they were before it. Loss and metrics of an epoch that is left with no batch are NaN, and <see cref="History.Notes"/> says so.</summary>
    SkipBatch,

    /// <summary>Goes on, as Keras does.</summary>
    Continue,
}
