using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Refuses labels of <c>[Ctc]</c> that no output can be read as: with a blank inside, or longer than their steps allow, which are one per class and one
/// for the blank between equal neighbours (Graves et al. 2006, the map B). Their loss would be infinite.
/// </summary>
internal sealed class CtcLabelCheck(ModelDefinition definition)
{
    /// <summary>Checks labels that hold classes.</summary>
    public void Check(ReadOnlySpan<int> labels, ref TargetRows rows)
    {
        int length = rows.Port.Elements, steps = definition.Outputs[definition.OutputOf(rows.Target)].Shape[0];
        for (int sample = 0; sample < rows.Samples; sample++)
        {
            if (!rows.Counts(sample))
            {
                continue;
            }

            var label = labels.Slice(sample * length, length);
            int classes = Classes(label, sample * length, rows);
            int repeats = Repeats(label[..classes]);
            if (classes + repeats > 0 && rows.StepsOf(sample, steps) is var given && classes + repeats > given)
            {
                throw TooLong(rows, sample, (classes, repeats), given, steps);
            }
        }
    }

    /// <summary>How many classes stand before the blanks.</summary>
    private int Classes(ReadOnlySpan<int> label, int start, in TargetRows rows)
    {
        int classes = label.IndexOf(0) is >= 0 and var blank ? blank : label.Length;
        int behind = label[classes..].IndexOfAnyExcept(0);
        return behind < 0 ? classes : throw BlankInside(rows, start + classes + behind, label[classes + behind]);
    }

    private static int Repeats(ReadOnlySpan<int> label)
    {
        int repeats = 0;
        for (int i = 1; i < label.Length; i++)
        {
            repeats += label[i] == label[i - 1] ? 1 : 0;
        }

        return repeats;
    }

    private TargetOutOfRangeException BlankInside(TargetRows rows, int index, int value) => Refused(rows, index / rows.Port.Elements, index,
        FormattableString.Invariant($"the class {value} at {PlaceText.Of(rows.Name, index, rows.Port.Shape)} stands behind a 0, which is the blank of [Ctc]: it pads labels and is in none. Count classes from 1, and put the zeros behind them."));

    private TargetOutOfRangeException TooLong(TargetRows rows, int sample, (int Classes, int Repeats) label, int given, int steps)
    {
        string needs = label.Repeats == 0 ? "one for each class" : FormattableString.Invariant($"{label.Classes} for its classes and {label.Repeats} for {(label.Repeats == 1 ? "the blank" : "blanks")} between equal ones");
        string has = given == steps ? FormattableString.Invariant($"the output has {steps}") : FormattableString.Invariant($"{given} of the output's {steps} are not masked");
        return Refused(rows, sample, (long)sample * rows.Port.Elements, FormattableString.Invariant(
            $"the label {rows.Name}[{sample}] takes {label.Classes + label.Repeats} steps, {needs}, but {has}. Leave the sample out, shorten the label, or keep more steps: less striding and pooling, longer inputs."));
    }

    private TargetOutOfRangeException Refused(in TargetRows rows, int sample, long index, string text) =>
        new(RuntimeRules.CtcLabel, $"{definition.Name}.{rows.Method}: {text}", rows.Name) { Sample = sample, Index = index };
}
