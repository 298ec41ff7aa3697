namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>What must not change when the steps behind a mask are cut off.</summary>
internal enum Truncation
{
    /// <summary>The layer drops masks, or reads masked steps.</summary>
    None,

    /// <summary>The outputs of the steps that are left.</summary>
    Steps,

    /// <summary>The whole output, which has no steps.</summary>
    Whole,
}
