namespace NeuralSeqGen;

/// <summary>What training does when the inputs, the loss or a gradient hold NaN or infinity.</summary>
public enum NonFiniteHandling
{
    /// <summary>Stops with a <see cref="NonFiniteValueException"/>.</summary>
    Throw,

    /// <summary>Leaves the batch out.</summary>
    SkipBatch,

    /// <summary>Goes on, as Keras does.</summary>
    Continue,
}
