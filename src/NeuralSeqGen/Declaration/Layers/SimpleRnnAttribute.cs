namespace NeuralSeqGen;

/// <summary>A fully connected recurrence: <c>h = activation(x·W + h'·U + b)</c>.</summary>
/// <param name="units">The size of the state and of the output.</param>
public sealed class SimpleRnnAttribute(int units) : RecurrentLayerAttribute(units);
