using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>
/// What a step of a stream attends to: a whole value, or this step and those before, as many as the layer has steps. The step is a sequence of one. For
/// whole sequences, and where the layer does not attend along time, everything stays what it is.
/// </summary>
/// <param name="lowering">The layer.</param>
/// <param name="isAlongTime">Whether the layer attends along time.</param>
internal sealed class AttendedSteps(LayerLowering lowering, bool isAlongTime)
{
    private readonly Dictionary<Value, Value> _remembered = [];

    /// <summary>Whether this is one step of the query.</summary>
    public bool IsStep => lowering.IsStep && isAlongTime;

    /// <summary>Whether later steps have to be hidden: in a stream there are none.</summary>
    public bool IsCausal => lowering.Arguments.Flag("UseCausalMask") && !IsStep;

    /// <summary>An input, or its mask, with the axis of its steps.</summary>
    public Value? Sequence(Value? x, int input) => x is null || !IsRemembered(input) ? x : lowering.Builder.Reshape(x, x.Shape.Insert(lowering.RowAxes, 1));

    /// <summary>The position of an input that is one step; null where it has all of them.</summary>
    public Value? Position(int input) => IsRemembered(input) ? lowering.Session.Position : null;

    /// <summary>What is attended to, made of an input.</summary>
    /// <param name="x">A value made of the input.</param>
    /// <param name="input">Which input.</param>
    /// <param name="axis">The axis of its steps.</param>
    public Value All(Value x, int input, int axis)
    {
        if (!IsRemembered(input))
        {
            return x;
        }

        return _remembered.TryGetValue(x, out var known) ? known : _remembered[x] = StepMemory.Of(lowering, x, axis, lowering.Layer.InputShapes[input][0] - 1);
    }

    /// <summary>The mask of what is attended to: a stream has no step before its first.</summary>
    /// <param name="mask">[rows…, steps]; null for none.</param>
    /// <param name="input">Which input it belongs to.</param>
    /// <param name="rows">The rows.</param>
    public Value? AllMask(Value? mask, int input, Shape rows) => IsRemembered(input) ? All(mask ?? lowering.Builder.Fill(1, rows.Concat(new Shape(1))), input, rows.Rank) : mask;

    /// <summary>What a step gives, without the axis of the one step.</summary>
    public Value Result(Value y) => IsStep ? lowering.Builder.Index(y, lowering.RowAxes, 0) : y;

    private bool IsRemembered(int input) => IsStep && !lowering.IsWhole(input);
}
