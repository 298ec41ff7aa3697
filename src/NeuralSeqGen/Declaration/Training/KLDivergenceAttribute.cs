namespace NeuralSeqGen;

/// <summary>The relative entropy of the target: <c>Σ y·log(y/p)</c> over the last axis, both clipped to [1e-7, 1].</summary>
public sealed class KLDivergenceAttribute : LossAttribute;
