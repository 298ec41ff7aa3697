namespace NeuralSeqGen;

/// <summary>The absolute error: <c>mean(|p − y|)</c> over the last axis.</summary>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;
