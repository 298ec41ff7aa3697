using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Refuses integer labels that are none of the classes, where they count.</summary>
internal sealed class LabelCheck(ModelDefinition definition)
{
    /// <summary>Checks the labels of one target.</summary>
    /// <returns>The labels as they are to be read, where one that does not count is no class; else null.</returns>
    public int[]? Check(ReadOnlySpan<int> labels, ref TargetRows rows)
    {
        int classes = definition.Outputs[definition.OutputOf(rows.Target)].Shape is [.., var last] ? last : 1;
        int? ignored = rows.Target < definition.IgnoreClass.Length ? definition.IgnoreClass[rows.Target] : null;
        int[]? read = null;
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] < (uint)classes || labels[i] == ignored)
            {
                continue;
            }

            if (rows.Counts(i / rows.Width))
            {
                throw Refused(rows, i, labels[i], classes);
            }

            rows.Miss(i);
            read ??= labels.ToArray();
            read[i] = 0;
        }

        return read;
    }

    private LabelOutOfRangeException Refused(TargetRows rows, int index, int label, int classes) =>
        new(RuntimeRules.LabelOutOfRange, FormattableString.Invariant(
            $"{definition.Name}.{rows.Method}: '{rows.Name}' holds the label {label} at {PlaceText.Of(rows.Name, index, rows.Port.Shape)}, but the output has {classes} classes, labels 0 to {classes - 1}. {Remedy(rows, label)}"), rows.Name)
        { Index = index, Value = label };

    private string Remedy(in TargetRows rows, int label) =>
        label >= 0 && rows.Allowed == TargetValues.BlankPadded ? FormattableString.Invariant($"Count classes from 1, since 0 is the blank, or set the units of the last layer to at least {label + 1L}.")
        : label >= 0 ? FormattableString.Invariant($"Count labels from 0, or set the units of the last layer to at least {label + 1L}.")
        : rows.Allowed == TargetValues.BlankPadded ? "Pad labels with 0, the blank."
        : rows.Target == 0 && definition.Loss == "[CustomLoss]" ? FormattableString.Invariant($"{label} is no class: mask steps without a label, or give them a weight of 0; else count labels from 0.")
        : FormattableString.Invariant($"{label} is no class: for steps without a label set IgnoreClass = {label} on the loss, mask them, or give them a weight of 0; else count labels from 0.");
}
