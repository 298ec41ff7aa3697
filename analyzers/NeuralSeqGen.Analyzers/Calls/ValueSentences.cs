using System;
using System.Globalization;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is said of values that a model cannot read: the sentences of the runtime's IdCheck, LabelCheck and TargetSentences.</summary>
internal static class ValueSentences
{
    public static string Id(string name, int id, string place, BoundLayer reader)
    {
        string remedy = id < 0 ? "Ids count from 0; give what is unknown an id of its own." : $"Set its InputDim to at least {CallText.Number(id + 1L)}, the largest id plus 1.";
        return $"'{name}' holds the id {CallText.Number(id)} at {place}, but {reader.Display} has ids 0 to {CallText.Number(reader.IdCount!.Value - 1)}. {remedy}";
    }

    public static string Label(string name, int label, string place, int classes, bool isBlankPadded) =>
        $"'{name}' holds the label {CallText.Number(label)} at {place}, but the output has {CallText.Number(classes)} classes, labels 0 to {CallText.Number(classes - 1)}. "
        + (label >= 0 && isBlankPadded ? $"Count classes from 1, since 0 is the blank, or set the units of the last layer to at least {CallText.Number(label + 1L)}."
            : label >= 0 ? $"Count labels from 0, or set the units of the last layer to at least {CallText.Number(label + 1L)}."
            : isBlankPadded ? "Pad labels with 0, the blank."
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
        return $"{value.ToString("R", CultureInfo.InvariantCulture)} at {place}, but {loss} takes {range}. {remedy}";
    }

    private static string ClassOr(string remedy, float value) => value >= 2 && value == (float)Math.Floor(value)
        ? "The numbers of classes take [SparseCategoricalCrossentropy] and an output per class; where several hold at once, each has an output of its own and a target of 0 or 1."
        : remedy;
}
