namespace NeuralSeqGen;

/// <summary>The relative error in percent: <c>100·mean(|y − p|/max(|y|, 1e-7))</c> over the last axis.</summary>
public sealed class MeanAbsolutePercentageErrorAttribute : LossAttribute;
