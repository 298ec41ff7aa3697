using System.Collections.Generic;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What an optimizer's step is lowered with: one parameter.</summary>
/// <param name="Builder">Appends to the graph.</param>
/// <param name="Arguments">The optimizer's arguments.</param>
/// <param name="Gradient">Gradient of the parameter.</param>
/// <param name="LearningRate">Present learning rate, one per batch.</param>
/// <param name="StepNumber">Number of this step, counted from 1, one per batch.</param>
/// <param name="Slots">Slots, replaced by their new values.</param>
internal sealed record UpdateLowering(GraphBuilder Builder, Arguments Arguments, Value Gradient, Value LearningRate, Value StepNumber, IList<Value> Slots)
{
    /// <summary>An argument as a literal.</summary>
    public Value Real(string argument) => Builder.Literal(Arguments.Real(argument));

    /// <summary>Moves a slot towards a value: old · keep + value · (1 − keep). Returns the new slot.</summary>
    public Value Average(int slot, double keep, Value value) =>
        Slots[slot] = Builder.Add(Builder.Mul(Builder.Literal(keep), Slots[slot]), Builder.Mul(Builder.Literal(1 - keep), value));

    public Value Square(Value x) => Builder.Mul(x, x);
}
