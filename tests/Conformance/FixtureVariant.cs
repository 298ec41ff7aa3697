namespace NeuralSeqGen.Conformance;

/// <summary>What a fixture's model is declared for.</summary>
internal enum FixtureVariant
{
    /// <summary>As the case says.</summary>
    Declared,

    /// <summary>Without what only training does, for the gradients of a case of inference.</summary>
    Inference,

    /// <summary>Without regularizers as well, for the loss of the data alone.</summary>
    DataLoss,
}
