using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// Insertions, deletions and replacements between the ids of the largest outputs and the target's, per sample; or, as a word error rate, per id of the
/// target. Blank and collapsing are those of the output's loss where it has them; weighted, a sample has the largest weight of its steps.
/// </summary>
internal sealed class EditDistanceMetric(string name, bool isRate) : Metric
{
    public override string Name => name;

    public override bool IsToRise => false;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("EndId", -1, -1), Argument.Integer("PadId", -1, -1), Argument.Flag("Collapse", false)];

    public override Arguments Beside(Loss? loss, Arguments arguments)
    {
        if (loss?.Blank is not { } blank)
        {
            return arguments;
        }

        var padded = arguments.IsWritten("PadId") ? arguments : arguments.With("PadId", blank);
        return arguments.IsWritten("Collapse") ? padded : padded.With("Collapse", true);
    }

    public override bool ComparesRows => false;

    public override string? Refusal(Arguments arguments, Shape output, Shape target) =>
        output.Rank == 2 && (target.Rank == 1 || target.Last == output.Last) ? null : $"needs (steps, classes), but the output is {Naming.Batch(output)}.";

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var distance = new EditDistanceLowering(lowering);
        var number = isRate ? distance.TargetLength : lowering.Builder.Literal(1);
        return lowering.SampleWeight is { } weight ? [lowering.Builder.Mul(distance.Distance, weight), lowering.Builder.Mul(number, weight)] : [distance.Distance, number];
    }
}
