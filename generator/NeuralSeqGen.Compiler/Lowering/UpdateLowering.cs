using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What an optimizer's step is lowered with: one parameter, or one whole weight.</summary>
/// <param name="Builder">Appends to the graph.</param>
/// <param name="Arguments">The optimizer's arguments.</param>
/// <param name="Weight">The parameter or weight, after weight decay.</param>
/// <param name="Gradient">Its gradient.</param>
/// <param name="LearningRate">Present learning rate, a number of the batch.</param>
/// <param name="StepNumber">Number of this optimizer step, counted from 1: a number of the batch, but not its number where gradients are accumulated.</param>
/// <param name="Slots">Slots, replaced by their new values; null where the weight has none.</param>
/// <param name="IsWhole">Whether it is a whole weight.</param>
internal sealed record UpdateLowering(GraphBuilder Builder, Arguments Arguments, Value Weight, Value Gradient, Value LearningRate, Value StepNumber, IList<Value> Slots, bool IsWhole)
{
    /// <summary>An argument as a literal.</summary>
    public Value Real(string argument) => Builder.Literal(Arguments.Real(argument));

    /// <summary>Moves a slot towards a value: old · keep + value · (1 − keep). Returns the new slot.</summary>
    public Value Average(int slot, double keep, Value value) =>
        Slots[slot] = Mixed(keep, Slots[slot], value);

    /// <summary>x · share + y · (1 − share).</summary>
    public Value Mixed(double share, Value x, Value y) => Builder.Add(Builder.Mul(Builder.Literal(share), x), Builder.Mul(Builder.Literal(1 - share), y));

    public Value Square(Value x) => Builder.Mul(x, x);

    /// <summary>√(mean of x²) over a whole weight.</summary>
    public Value RootMeanSquare(Value x) => Builder.Div(Norm(x), Builder.Literal(System.Math.Sqrt(x.Shape.Elements)));

    /// <summary>√Σx² over a whole weight.</summary>
    public Value Norm(Value x) => Builder.Norm(x.Shape.Rank == 0 ? Builder.Reshape(x, new Shape(1)) : x);

    /// <summary>1 − βᵗ: what an average that started at 0 has seen of its numbers so far.</summary>
    public Value Bias(string beta) => Builder.Sub(Builder.Literal(1), Builder.Binary(BinaryKind.Pow, Real(beta), StepNumber));

    /// <summary>√(square + ε), or √square + ε where EpsilonPlacement says so.</summary>
    public Value Root(Value square) => Arguments.Choice("EpsilonPlacement") == "InsideRoot"
        ? Builder.Sqrt(Builder.Add(square, Real("Epsilon")))
        : Builder.Add(Builder.Sqrt(square), Real("Epsilon"));
}
