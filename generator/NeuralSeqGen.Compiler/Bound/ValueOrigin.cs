namespace NeuralSeqGen.Compiler.Bound;

/// <summary>What made the values of an output: the last layer that computed, and the activation they came out of there.</summary>
/// <param name="Layer">The layer; one inside a wrapper or another model where that computed.</param>
/// <param name="Activation">Name of the activation, <c>Linear</c> for none.</param>
internal sealed record ValueOrigin(BoundLayer Layer, string Activation)
{
    /// <summary>Name of the model used as a layer that the layer stands in; empty where it is one of the model itself.</summary>
    public string Model { get; init; } = "";

    /// <summary>Whether the values are probabilities: from 0 to 1, so that they are no logits.</summary>
    public bool IsProbability => Activation is "Softmax" or "Sigmoid" or "HardSigmoid" or "ClassicHardSigmoid" or "SparseSigmoid" or "Sparsemax";
}
