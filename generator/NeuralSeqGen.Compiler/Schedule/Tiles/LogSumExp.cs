using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>m = max x, then Σ e^(x − m), whose powers are at most 1, and m + log of it: what reductions in every form and softmax have in common.</summary>
internal static class LogSumExp
{
    /// <summary>What finds the largest element; a NaN makes the sum NaN, so it need not be the largest.</summary>
    public const LaneFunction Largest = LaneFunction.MaxNative;

    /// <summary>The same across the lanes.</summary>
    public const LaneFunction LargestLane = LaneFunction.MaxLanesNative;

    /// <summary>Where the search for the largest begins: it stays finite in a row of nothing but −∞, whose differences from −∞ would be NaN.</summary>
    public const double Start = -float.MaxValue;

    /// <summary>What a reduction subtracts: the largest element, or the largest finite number where that is ∞.</summary>
    public static ApplyExpression Finite(Operand largest) => new(LaneFunction.Min, [largest, new Immediate(float.MaxValue)]);

    /// <summary>e^(x − m).</summary>
    public static ApplyExpression Power(Operand x, Operand largest) => new(LaneFunction.Exp, [new Inline(new ApplyExpression(LaneFunction.Sub, [x, largest]))]);

    /// <summary>m + log Σ.</summary>
    public static ApplyExpression Of(Operand largest, Operand sum) => new(LaneFunction.Add, [largest, new Inline(new ApplyExpression(LaneFunction.Log, [sum]))]);
}
