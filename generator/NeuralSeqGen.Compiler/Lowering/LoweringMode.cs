namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>Which program a graph is for.</summary>
internal enum LoweringMode
{
    /// <summary>Outputs of all layers, inference mode.</summary>
    Predict,

    /// <summary>Loss and metrics, inference mode.</summary>
    Evaluate,

    /// <summary>Loss, metrics and gradients, training mode.</summary>
    Train,

    /// <summary>One step of a stream: no time axis, states in and out.</summary>
    Step,

    /// <summary>One step of a decoder and what stands before it: only the input that takes the ids has no time axis.</summary>
    Decode,
}
