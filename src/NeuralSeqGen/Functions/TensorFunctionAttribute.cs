namespace NeuralSeqGen;

/// <summary>
/// A static method over <see cref="Tensor"/> that models may use as a layer, cell, loss or metric, and that other such methods may call. It is compiled with the
/// model and differentiated; called in C# it runs as it stands.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TensorFunctionAttribute : Attribute;
