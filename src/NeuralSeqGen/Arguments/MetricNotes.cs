using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Notes that metrics without weights read targets that are missing: NaN, or a label that is no class, under a weight of 0. The loss leaves such a row out;
/// these metrics read it as 0, as the class 0.
/// </summary>
internal sealed class MetricNotes(ModelDefinition definition, PortLayout[] targets)
{
    private readonly string[][] _names = [.. targets.Select((_, target) => definition.Metrics.Where(m => m.Target == target && !m.IsWeighted).Select(m => m.Name).ToArray())];

    /// <summary>Whether a metric of a target is without weights.</summary>
    public bool ReadWithoutWeights(int target) => _names[target].Length > 0;

    /// <summary>Adds what is to be said of a target that was checked.</summary>
    /// <param name="rows">The target.</param>
    /// <param name="given">The call, with the target as it was passed.</param>
    /// <param name="notes">Where it is added.</param>
    public void Add(in TargetRows rows, LabelledArrays given, List<string>? notes)
    {
        if (rows.Missing < 0)
        {
            return;
        }

        string value = rows.Port.IsInt ? FormattableString.Invariant($"{given.Targets.Values<int>(rows.Target)[rows.Missing]}") : FormattableString.Invariant($"{given.Targets.Values<float>(rows.Target)[rows.Missing]:R}");
        string[] names = _names[rows.Target];
        string many = names.Length > 1 ? string.Join(", ", names[..^1]) + " and " + names[^1] : names[0];
        notes!.Add(RuntimeRules.MissingTargets.Sentence(
            $"{definition.Name}.{rows.Method}: {value} at {PlaceText.Of(rows.Name, rows.Missing, rows.Port.Shape)} has a weight of 0 and is in no loss, but {many} {(names.Length > 1 ? "have no weights and read" : "has no weights and reads")} it as {(rows.Port.IsInt ? "the class 0" : "0")}. Set Weighted = true on {(names.Length > 1 ? "these metrics" : "this metric")}, so that what is missing is left out."));
    }
}
