namespace NeuralSeqGen;

/// <summary>The missed margin between the right class and the best wrong one: <c>max(0, max((1 − y)·p) − Σ y·p + 1)</c> over the last axis.</summary>
public sealed class CategoricalHingeAttribute : LossAttribute;
