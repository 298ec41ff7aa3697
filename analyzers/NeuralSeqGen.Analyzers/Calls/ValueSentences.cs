using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is said of values that a model cannot read: the sentences of the runtime's IdCheck, LabelCheck, CtcLabelCheck, TargetSentences and SplitNotes.</summary>
internal static class ValueSentences
{
    public static string Id(string name, int id, string place, BoundLayer reader)
    {
        string remedy = id < 0 ? "Ids count from 0; give what is unknown an id of its own." : $"Set its InputDim to at least {CallText.Number(id + 1L)}, the largest id plus 1.";
        return $"'{name}' holds the id {CallText.Number(id)} at {place}, but {reader.Display} has ids 0 to {CallText.Number(reader.IdCount!.Value - 1)}. {remedy}";
    }

    public static string Label(string name, int label, string place, int classes, bool isBlankPadded, bool hasIgnoreClass) =>
        $"'{name}' holds the label {CallText.Number(label)} at {place}, but the output has {CallText.Number(classes)} classes, labels 0 to {CallText.Number(classes - 1)}. "
        + (label >= 0 && isBlankPadded ? $"Count classes from 1, since 0 is the blank, or set the units of the last layer to at least {CallText.Number(label + 1L)}."
            : label >= 0 ? $"Count labels from 0, or set the units of the last layer to at least {CallText.Number(label + 1L)}."
            : isBlankPadded ? "Pad labels with 0, the blank."
            : !hasIgnoreClass ? $"{CallText.Number(label)} is no class: mask steps without a label, or give them a weight of 0; else count labels from 0."
            : $"{CallText.Number(label)} is no class: for steps without a label set IgnoreClass = {CallText.Number(label)} on the loss, mask them, or give them a weight of 0; else count labels from 0.");

    /// <param name="value">The number.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="allowed">Member of the runtime's TargetValues.</param>
    /// <param name="loss">The loss as it is declared.</param>
    public static string Number(float value, string place, string allowed, string loss)
    {
        var (range, remedy) = allowed switch
        {
            "Probabilities" => ("numbers from 0 to 1", value == -1 ? "Pass 0 for -1, or take [Hinge] without the sigmoid, whose labels are -1 and 1." : ClassOr("Scale them to 0 to 1, or take a loss of any numbers such as [MeanSquaredError].", value)),
            "Signs" => ("the labels -1 and 1, or 0 and 1", ClassOr("Pass -1 and 1.", value)),
            _ => ("numbers that are not negative", "Pass counts or rates, or take a loss of any numbers such as [MeanSquaredError]."),
        };
        return $"{Text(value)} at {place}, but {loss} takes {range}. {remedy}";
    }

    public static string BlankInside(int value, string place) =>
        $"the class {CallText.Number(value)} at {place} stands behind a 0, which is the blank of [Ctc]: it pads labels and is in none. Count classes from 1, and put the zeros behind them.";

    public static string TooLong(string name, int sample, int classes, int repeats, int steps)
    {
        string needs = repeats == 0 ? "one for each class" : $"{CallText.Number(classes)} for its classes and {CallText.Number(repeats)} for {(repeats == 1 ? "the blank" : "blanks")} between equal ones";
        return $"the label {name}[{CallText.Number(sample)}] takes {CallText.Number(classes + repeats)} steps, {needs}, but the output has {CallText.Number(steps)}. Leave the sample out, shorten the label, or keep more steps: less striding and pooling, longer inputs.";
    }

    /// <param name="row">A row of a target.</param>
    /// <param name="place">Where it begins.</param>
    /// <param name="loss">The loss as it is declared.</param>
    public static string NoDistribution(List<float> row, string place, string loss)
    {
        int negative = row.FindIndex(value => value < 0);
        string fault = negative >= 0 ? $"holds {Text(row[negative])}" : "adds up to " + row.Sum(value => (double)value).ToString("0.####", CultureInfo.InvariantCulture);
        return $"the row of {CallText.Number(row.Count)} values at {place} {fault}: {loss} compares distributions, whose shares add up to 1, and its smallest value is not 0 for others. "
            + (negative >= 0 ? "No share is negative: make" : "Divide each row by its sum, make") + " rows of labels with Sequences.ToCategorical, or take [BinaryCrossentropy] behind a sigmoid where several classes hold at once.";
    }

    public static string Sorted(string name, double share, int samples) =>
        $"the samples of '{name}' are sorted by class, and ValidationSplit = {share.ToString("R", CultureInfo.InvariantCulture)} takes the last {CallText.Number(samples - (long)Math.Floor(samples * (1 - share)))} of {CallText.Number(samples)} as they stand, before any shuffling, so that other classes are validated than trained on. Draw both parts with Sequences.SplitStratified and Sequences.Take, and pass the second as validationData.";

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string ClassOr(string remedy, float value) => value >= 2 && value == (float)Math.Floor(value)
        ? "The numbers of classes take [SparseCategoricalCrossentropy] and an output per class; where several hold at once, each has an output of its own and a target of 0 or 1."
        : remedy;
}
