using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Notes that ValidationSplit, which takes the last samples as they stand, cuts samples that are sorted by class: classes that are validated were hardly trained on.</summary>
internal static class SplitNotes
{
    // fewer may stand so by chance
    private const int FewestSamples = 20, FewestPerClass = 4;

    /// <summary>Adds what is to be said of the targets of a Fit that splits.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="given">What is trained on, checked.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="share">The share for validation; 0 for none.</param>
    /// <param name="notes">Where it is added.</param>
    public static void Add(ExecutionPlan plan, LabelledArrays given, int samples, double share, List<string> notes)
    {
        for (int target = 0; share > 0 && samples >= FewestSamples && target < plan.Targets.Length; target++)
        {
            var port = plan.Targets[target];
            if (IsSorted(plan.Definition.ValuesOf(target), port, given, target, samples))
            {
                notes.Add(RuntimeRules.OrderedValidationSplit.Sentence(FormattableString.Invariant(
                    $"{plan.Definition.Name}.{TrainingGate.Fit}: the samples of '{port.Argument}' are sorted by class, and ValidationSplit = {share} takes the last {samples - TrainingData.TrainingSamples(samples, share)} of {samples} as they stand, before any shuffling, so that other classes are validated than trained on. Draw both parts with Sequences.SplitStratified and Sequences.Take, and pass the second as validationData.")));
            }
        }
    }

    /// <summary>Whether each class stands in one block; only for targets of one label per sample.</summary>
    private static bool IsSorted(TargetValues values, PortLayout port, LabelledArrays given, int target, int samples) =>
        port.IsInt ? port.Elements == 1 && values == TargetValues.Any && AreBlocks(given.Targets.Values<int>(target)) :
        values == TargetValues.Distributions ? port.Shape.Length == 1 && Labels(given.Targets.Values<float>(target), samples) is { } labels && AreBlocks(labels) :
        values == TargetValues.Probabilities && port.Elements == 1 && !given.Targets.Values<float>(target).ContainsAnyExcept(0f, 1f) && AreBlocks(given.Targets.Values<float>(target));

    /// <summary>The class of each row; null where a row is not of one.</summary>
    private static int[]? Labels(ReadOnlySpan<float> rows, int samples)
    {
        int[] labels = new int[samples];
        int classes = rows.Length / samples;
        for (int i = 0; i < samples; i++)
        {
            var row = rows.Slice(i * classes, classes);
            labels[i] = row.IndexOf(1f);
            if (labels[i] < 0)
            {
                return null;
            }
        }

        return labels;
    }

    private static bool AreBlocks<T>(ReadOnlySpan<T> labels) where T : IEquatable<T>
    {
        var seen = new HashSet<T> { labels[0] };
        for (int i = 1; i < labels.Length; i++)
        {
            if (!labels[i].Equals(labels[i - 1]) && !seen.Add(labels[i]))
            {
                return false;
            }
        }

        return seen.Count > 1 && labels.Length >= FewestPerClass * seen.Count;
    }
}
