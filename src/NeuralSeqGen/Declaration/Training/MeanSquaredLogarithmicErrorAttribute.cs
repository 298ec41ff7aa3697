namespace NeuralSeqGen;

/// <summary>The squared error of logarithms: <c>mean((log(1 + p) − log(1 + y))²)</c> over the last axis; numbers below 1e-7 count as 1e-7. Targets are not negative.</summary>
public sealed class MeanSquaredLogarithmicErrorAttribute : LossAttribute;
