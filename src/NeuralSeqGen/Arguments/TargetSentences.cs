using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What is said of targets that their loss cannot compare, or hardly.</summary>
internal sealed class TargetSentences(ModelDefinition definition, PortLayout[] targets)
{
    /// <summary>The exception for a number outside the loss's range.</summary>
    public TargetOutOfRangeException Outside(string method, string name, int target, int index, float value)
    {
        var (range, remedy) = definition.ValuesOf(target) switch
        {
            TargetValues.Probabilities => ("numbers from 0 to 1", value == -1 ? "Pass 0 for -1, or take [Hinge] without the sigmoid, whose labels are -1 and 1." : ClassOr("Scale them to 0 to 1, or take a loss of any numbers such as [MeanSquaredError].", value)),
            TargetValues.Signs => ("the labels -1 and 1, or 0 and 1", ClassOr("Pass -1 and 1.", value)),
            TargetValues.NonNegative => ("numbers that are not negative", "Pass counts or rates, or take a loss of any numbers such as [MeanSquaredError]."),
            var allowed => throw new InvalidOperationException($"No finite number is outside {allowed}."),
        };
        return new TargetOutOfRangeException(RuntimeRules.TargetOutOfRange, $"{definition.Name}.{method}: {Number(value)} at {At(name, target, index)}, but {Loss} takes {range}. {remedy}", name)
        {
            Sample = index / targets[target].Elements, Index = index,
        };
    }

    /// <summary>The exception for labels in two encodings.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="target">The target.</param>
    /// <param name="index">A label of −1.</param>
    /// <param name="zero">A label of 0.</param>
    public TargetOutOfRangeException Mixed(string method, string name, int target, int index, int zero) =>
        new(RuntimeRules.TargetOutOfRange, $"{definition.Name}.{method}: -1 at {At(name, target, index)} and 0 at {At(name, target, zero)}, but {Loss} takes the labels -1 and 1, or 0 and 1, not both. Pass -1 for 0, or give what has no label a weight of 0.", name)
        {
            Sample = index / targets[target].Elements, Index = index,
        };

    /// <summary>The note on numbers that can be compared, but are hardly meant.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="target">The target.</param>
    /// <param name="index">The first of them; for rows that are no distributions, the row's first.</param>
    /// <param name="row">Its row.</param>
    public string Unusual(string method, string name, int target, int index, ReadOnlySpan<float> row) => definition.ValuesOf(target) == TargetValues.Signs
        ? RuntimeRules.TargetOutOfRange.Sentence($"{definition.Name}.{method}: {Number(row[index % row.Length])} at {At(name, target, index)}, but {Loss} takes the labels -1 and 1, or 0 and 1. The loss reads it as it stands, and labels 0 in its batch as 0, not as -1. Pass -1 or 1 for it, or give it a weight of 0.")
        : RuntimeRules.TargetNotDistribution.Sentence(FormattableString.Invariant($"{definition.Name}.{method}: the row of {row.Length} values at {At(name, target, index)} {Fault(row)}: ")
            + $"{Loss} compares distributions, whose shares add up to 1, and its smallest value is not 0 for others. {(Negative(row) >= 0 ? "No share is negative: make" : "Divide each row by its sum, make")} rows of labels with Sequences.ToCategorical, or take [BinaryCrossentropy] behind a sigmoid where several classes hold at once.");

    private static string Fault(ReadOnlySpan<float> row) =>
        Negative(row) is >= 0 and var at ? $"holds {Number(row[at])}" : FormattableString.Invariant($"adds up to {TargetScan.Sum(row):0.####}");

    private static int Negative(ReadOnlySpan<float> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] < 0)
            {
                return i;
            }
        }

        return -1;
    }

    // A model has one name of a loss, that of its first target.
    private string Loss => targets.Length == 1 && definition.Loss is { } loss ? loss : "the loss";

    private string At(string name, int target, int index) => PlaceText.Of(name, index, targets[target].Shape);

    private static string ClassOr(string remedy, float value) => value >= 2 && value == MathF.Floor(value)
        ? "The numbers of classes take [SparseCategoricalCrossentropy] and an output per class; where several hold at once, each has an output of its own and a target of 0 or 1."
        : remedy;

    private static string Number(float value) => FormattableString.Invariant($"{value:R}");
}
