namespace NeuralSeqGen;

/// <summary>Marks a node as an output of the model; its losses and metrics stand beside it.</summary>
public sealed class OutputAttribute : ModelPartAttribute;
