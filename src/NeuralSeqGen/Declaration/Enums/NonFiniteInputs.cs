namespace NeuralSeqGen;

/// <summary>What Predict, PredictOne, PredictLayer, Step and Generate do when an input holds NaN or infinity. Evaluate and what trains refuse it, Fit unless its FitOptions.NonFinite says otherwise.</summary>
public enum NonFiniteInputs
{
    /// <summary>Compute with it, as Keras does: the outputs of that sample are NaN, and with <c>Step</c> the state of the stream from then on. The default; nothing is looked at.</summary>
    Propagate,

    /// <summary>Refuse the call with a <see cref="NonFiniteValueException"/> that names the value, before anything is computed: the state of a stream, or of stateful layers, stays as it was.</summary>
    Throw,
}
