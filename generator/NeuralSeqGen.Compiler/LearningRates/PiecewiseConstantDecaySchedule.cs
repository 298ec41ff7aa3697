using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.LearningRates;

/// <summary>A learning rate for each stretch of steps. The optimizer's own is not used.</summary>
internal sealed class PiecewiseConstantDecaySchedule : LearningRateSchedule
{
    public override string Name => "PiecewiseConstantDecay";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [new("Boundaries", ArgumentKind.Integers, null) { IsPositional = true }, Argument.Reals("Values", Complaint) with { IsPositional = true }];

    public override bool StartsAtLearningRate => false;

    public override string? Check(Arguments arguments)
    {
        var boundaries = arguments.Ints("Boundaries");
        int values = arguments.Reals("Values").Count;
        return boundaries.Zip(boundaries.Skip(1), (a, b) => a >= b).Any(falls => falls) ? "Boundaries of [PiecewiseConstantDecay] must ascend." :
            values == boundaries.Count + 1 ? null :
            $"Values of [PiecewiseConstantDecay] must hold {Number(boundaries.Count + 1)} numbers, one more than Boundaries, but holds {Number(values)}.";
    }

    private static string? Complaint(double value) =>
        value < 0 ? "must hold numbers of 0 or more" : Argument.NotRate(value) is null ? null : "must hold numbers that are 0, or in the range of float, 1.4E-45 to 3.4E+38";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
