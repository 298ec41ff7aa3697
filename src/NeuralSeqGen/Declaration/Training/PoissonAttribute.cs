namespace NeuralSeqGen;

/// <summary>The negative log-likelihood of counts, without its constant: <c>mean(p − y·log(p + 1e-7))</c> over the last axis. Targets are not negative.</summary>
public sealed class PoissonAttribute : LossAttribute;
