using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Metrics;

/// <summary>
/// Insertions, deletions and replacements between the ids of the largest outputs and the target's, per sample; or, as a word error rate, per id of the
/// target.
/// </summary>
internal sealed class EditDistanceMetric(string name, bool isRate) : Metric
{
    public override string Name => name;

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Integer("EndId", -1, -1), Argument.Integer("PadId", -1, -1), Argument.Flag("Collapse", false)];

    public override bool ComparesRows => false;

    public override string? Refusal(Arguments arguments, Shape output, Shape target) =>
        output.Rank == 2 && (target.Rank == 1 || target.Last == output.Last) ? null : $"needs (steps, classes), but the output is {Naming.Batch(output)}.";

    public override IReadOnlyList<Value> Lower(MetricLowering lowering)
    {
        var distance = new EditDistanceLowering(lowering);
        return [distance.Distance, isRate ? distance.TargetLength : lowering.Builder.Literal(1)];
    }
}
