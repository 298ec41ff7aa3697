namespace NeuralSeqGen;

/// <summary>The squared error: <c>mean((p − y)²)</c> over the last axis.</summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute;
