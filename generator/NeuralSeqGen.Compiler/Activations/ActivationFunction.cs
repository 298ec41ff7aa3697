using System;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Activations;

/// <summary>A function of a layer's pre-activation; functions over rows act on the last axis.</summary>
/// <param name="Name">Member of the enum Activation.</param>
/// <param name="Apply">Appends it.</param>
internal sealed record ActivationFunction(string Name, Func<GraphBuilder, Value, Value> Apply);
