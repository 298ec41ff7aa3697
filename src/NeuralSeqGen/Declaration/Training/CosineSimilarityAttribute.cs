namespace NeuralSeqGen;

/// <summary>Minus the cosine of the angle between output and target along the last axis: −1 where they point the same way.</summary>
public sealed class CosineSimilarityAttribute : LossAttribute;
