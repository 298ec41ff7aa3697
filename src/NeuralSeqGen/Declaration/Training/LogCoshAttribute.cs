namespace NeuralSeqGen;

/// <summary>The logarithm of the error's hyperbolic cosine: <c>mean(log cosh(p − y))</c> over the last axis.</summary>
public sealed class LogCoshAttribute : LossAttribute;
