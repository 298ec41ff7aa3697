using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Refuses NaN and infinity in what callers pass, data and gradients.</summary>
internal sealed class NonFiniteCheck(ModelDefinition definition)
{
    private const string CleanUp = "Clean the data";

    /// <summary>Checks the values of all samples.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="values">The values.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="sample">Extents of one sample.</param>
    /// <param name="fit">The options of a Fit; null for other methods.</param>
    public void Values(string method, ReadOnlySpan<float> values, string name, ReadOnlySpan<int> sample, FitOptions? fit)
    {
        long bad = FiniteScan.FirstBad(values);
        if (bad >= 0)
        {
            throw Refused(method, values, (int)bad, name, sample, fit, [CleanUp]);
        }
    }

    /// <summary>The exception for a target that counts.</summary>
    public NonFiniteValueException Target(ReadOnlySpan<float> values, int index, TargetRows rows, FitOptions? fit) =>
        Refused(rows.Method, values, index, rows.Name, rows.Port.Shape, fit, Remedies(rows));

    // Validation data have no weights of their own, and a loss that reads all of its target leaves nothing out for one.
    private string[] Remedies(TargetRows rows) =>
        rows.Name.StartsWith(LabelledCheck.ValidationPrefix, StringComparison.Ordinal) ? ["Validation data have no weights: leave the sample out", "put all validation samples behind those to train on and set ValidationSplit, where weights count"] :
        !definition.ReadsAllOf(rows.Target) ? [CleanUp, "give what has no target a weight of 0"] :
        definition.ReadsSampleOf(rows.Target) ? [CleanUp, "give the sample a weight of 0"] : ["Clean the data: the loss reads all of its target, whatever the weights"];

    /// <summary>Checks gradients that are to be applied.</summary>
    public void Gradients(string method, ReadOnlySpan<float> gradients)
    {
        if (FiniteScan.FirstBad(gradients) is >= 0 and var bad)
        {
            throw new NonFiniteValueException(RuntimeRules.NonFiniteValue, $"{definition.Name}.{method}: 'gradients' holds {Number(gradients[(int)bad])} at {bad} ({WeightText.At(definition, bad)}). The weights are unchanged.") { Index = bad };
        }
    }

    private NonFiniteValueException Refused(string method, ReadOnlySpan<float> values, int index, string name, ReadOnlySpan<int> sample, FitOptions? fit, string[] remedies)
    {
        int elements = 1;
        foreach (int extent in sample)
        {
            elements *= extent;
        }

        int batch = fit is null || fit.Shuffle ? -1 : index / elements / fit.BatchSize;
        string where = $"{PlaceText.Of(name, index, sample)}{(batch < 0 ? "" : FormattableString.Invariant($", in batch {batch} of each epoch"))}";
        return new NonFiniteValueException(RuntimeRules.NonFiniteValue, $"{definition.Name}.{method}: '{name}' holds {Number(values[index])} at {where}. {(fit is null ? Either(remedies) : $"Nothing was trained. {Either([.. remedies, "set FitOptions.NonFinite"])}")}.")
        {
            Index = index, Batch = Math.Max(batch, 0), Epoch = fit?.InitialEpoch ?? 0,
        };
    }

    private static string Either(string[] remedies) => remedies.Length == 1 ? remedies[0] : $"{string.Join(", ", remedies[..^1])}, or {remedies[^1]}";

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
