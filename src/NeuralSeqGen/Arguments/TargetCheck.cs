using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Checks the values of targets: labels that are classes, numbers that the loss can compare. What does not count, for a weight of 0 or a mask, may be
/// anything: NaN there, labels that are no class, and numbers outside what the loss can compare are read as 0, by metrics too, so that they reach neither the
/// loss nor a gradient. Numbers that it can compare stay, however large.
/// </summary>
internal sealed class TargetCheck(ExecutionPlan plan, NonFiniteCheck finite, TargetMasks masks)
{
    private readonly LabelCheck _labels = new(plan.Definition);
    private readonly CtcLabelCheck _ctcLabels = new(plan.Definition);
    private readonly MetricNotes _metrics = new(plan.Definition, plan.Targets);
    private readonly TargetSentences _sentences = new(plan.Definition, plan.Targets);

    /// <summary>Checks all targets, whose shapes are right.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="given">The call; targets that are read otherwise than passed are replaced.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="prefix">What stands before the parameters' names.</param>
    /// <param name="mode">What happens at NaN and infinity that count, and where it is noted what is hardly meant.</param>
    public void Check(string method, ref LabelledArrays given, int samples, string prefix, CheckMode mode)
    {
        for (int target = 0; target < plan.Targets.Length; target++)
        {
            var rows = new TargetRows(plan, masks, method, plan.Targets[target].NameIn(prefix), given, target, samples) { Watches = mode.MetricNotes is not null && _metrics.ReadWithoutWeights(target) };
            var read = plan.Targets[target].IsInt
                ? Labels(given.Targets.Values<int>(target), ref rows)
                : (Array?)Numbers(given.Targets.Values<float>(target), ref rows, mode);
            _metrics.Add(rows, given, mode.MetricNotes);
            if (read is not null)
            {
                given = given.WithTargets(given.Targets.With(target, read));
            }
        }
    }

    private int[]? Labels(ReadOnlySpan<int> labels, ref TargetRows rows)
    {
        int[]? read = _labels.Check(labels, ref rows);
        if (rows.Allowed == TargetValues.BlankPadded)
        {
            _ctcLabels.Check(read ?? labels, ref rows);
        }

        return read;
    }

    private float[]? Numbers(ReadOnlySpan<float> values, ref TargetRows rows, CheckMode mode)
    {
        float[]? read = null;
        var notes = rows.Allowed is TargetValues.Signs or TargetValues.Distributions ? mode.Notes : null;
        for (int from = 0; from < values.Length;)
        {
            var rest = values[from..];
            int found = notes is null ? TargetScan.FirstOutside(rest, rows.Allowed) : TargetScan.FirstUnusual(rest, rows.Allowed, rows.Width);
            from = found < 0 ? values.Length : Judge(values, from + found, ref rows, mode, ref notes, ref read);
        }

        return rows.Allowed == TargetValues.Signs ? SignLabels.Check(read ?? values, ref rows, _sentences) ?? read : read;
    }

    /// <summary>What becomes of a value that was found: it does not count, is refused, or noted.</summary>
    /// <returns>Where to go on.</returns>
    private int Judge(ReadOnlySpan<float> values, int index, ref TargetRows rows, CheckMode mode, ref List<string>? notes, ref float[]? read)
    {
        int width = rows.Width, row = index / width, next = (row + 1) * width;
        if (!rows.Counts(row))
        {
            SetToZero(values, row * width, width, ref rows, ref read);
            return next;
        }

        if (TargetScan.FirstOutside(values[index..next], rows.Allowed) is >= 0 and var outside)
        {
            Refuse(values, index + outside, ref rows, mode);
            if (notes is null || !float.IsFinite(values[index + outside]))
            {
                return notes is not null && rows.Allowed == TargetValues.Distributions ? next : index + outside + 1;
            }
        }

        notes?.Add(_sentences.Unusual(rows.Method, rows.Name, rows.Target, index, values[(row * width)..next]));
        notes = null;
        return next;
    }

    // What is merely large is compared as it is.
    private void Refuse(ReadOnlySpan<float> values, int index, ref TargetRows rows, CheckMode mode)
    {
        float value = values[index];
        if (float.IsFinite(value) && !(TargetScan.IsLarge(value) && (rows.Allowed is TargetValues.Any or TargetValues.Distributions || (rows.Allowed == TargetValues.NonNegative && value > 0))))
        {
            throw _sentences.Outside(rows.Method, rows.Name, rows.Target, index, value);
        }

        if (!float.IsFinite(value) && mode.RefusesNonFinite)
        {
            throw finite.Target(values, index, rows, mode.Options);
        }
    }

    /// <summary>Reads as 0 what is no number, or none that the loss can compare, in a row that does not count.</summary>
    private static void SetToZero(ReadOnlySpan<float> values, int start, int width, ref TargetRows rows, ref float[]? read)
    {
        for (int i = start; i < start + width; i++)
        {
            if (TargetScan.IsLarge(values[i]) || TargetScan.FirstOutside(values.Slice(i, 1), rows.Allowed) >= 0)
            {
                if (!float.IsFinite(values[i]))
                {
                    rows.Miss(i);
                }

                read ??= values.ToArray();
                read[i] = 0;
            }
        }
    }
}
