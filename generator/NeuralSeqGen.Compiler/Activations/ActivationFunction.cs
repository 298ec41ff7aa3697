using System;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Activations;

/// <summary>A function of a layer's pre-activation; functions over rows act on the last axis.</summary>
/// <param name="Name">Member of the enum Activation.</param>
/// <param name="Apply">Appends it.</param>
internal sealed record ActivationFunction(string Name, Func<GraphBuilder, Value, Value> Apply)
{
    /// <summary>Whether a number of its result may depend on all of its row; else on the one number.</summary>
    public bool IsOfRows { get; init; }
}
