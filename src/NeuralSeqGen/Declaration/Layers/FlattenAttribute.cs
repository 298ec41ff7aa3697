namespace NeuralSeqGen;

/// <summary>Makes one axis of all: (a, b, …) to (a·b·…).</summary>
public sealed class FlattenAttribute : UnaryLayerAttribute;
