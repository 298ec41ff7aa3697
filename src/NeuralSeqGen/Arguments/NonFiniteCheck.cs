using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Refuses NaN and infinity: in what callers pass, in gradients, and in the loss of a batch.</summary>
internal sealed class NonFiniteCheck(ModelDefinition definition)
{
    /// <summary>Checks the values of all samples.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="values">The values.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="sample">Extents of one sample.</param>
    /// <param name="fit">The options of a Fit; null for other methods.</param>
    public void Values(string method, ReadOnlySpan<float> values, string name, ReadOnlySpan<int> sample, FitOptions? fit)
    {
        long bad = FiniteCheck.FirstBad(values);
        if (bad >= 0)
        {
            throw Refused(method, values, (int)bad, name, sample, fit, "Clean the data");
        }
    }

    /// <summary>The exception for a target that counts.</summary>
    public NonFiniteValueException Target(ReadOnlySpan<float> values, int index, TargetRows rows, FitOptions? fit) =>
        Refused(rows.Method, values, index, rows.Name, rows.Port.Shape, fit, "Clean the data, give what has no target a weight of 0");

    /// <summary>Checks gradients that are to be applied.</summary>
    public void Gradients(string method, ReadOnlySpan<float> gradients)
    {
        if (FiniteCheck.FirstBad(gradients) is >= 0 and var bad)
        {
            throw new NonFiniteValueException(RuntimeRules.NonFiniteValue, $"{definition.Name}.{method}: 'gradients' holds {Number(gradients[(int)bad])} at {bad} ({WeightText.At(definition, bad)}). The weights are unchanged.") { Index = bad };
        }
    }

    /// <summary>The exception for a loss or gradient that is not finite; the batch has not been applied.</summary>
    public NonFiniteValueException Batch(string method, double loss, ReadOnlySpan<float> gradient, in BatchSlice slice, int epoch, int batch)
    {
        long bad = double.IsFinite(loss) ? FiniteCheck.FirstBad(gradient) : -1;
        string what = bad < 0 ? $"the loss is {Number(loss)}" : $"the gradient of {WeightText.At(definition, bad)} is {Number(gradient[(int)bad])}";
        return new NonFiniteValueException(RuntimeRules.NonFiniteLoss, string.Create(CultureInfo.InvariantCulture,
            $"{definition.Name}.{method}: {what} in epoch {epoch}, batch {batch}, whose first sample is {slice.Sample(0)}. The weights are those before this batch. Lower the learning rate, set ClipNorm, or set FitOptions.NonFinite."))
        {
            Epoch = epoch, Batch = batch, Index = bad,
        };
    }

    private NonFiniteValueException Refused(string method, ReadOnlySpan<float> values, int index, string name, ReadOnlySpan<int> sample, FitOptions? fit, string remedy)
    {
        int elements = 1;
        foreach (int extent in sample)
        {
            elements *= extent;
        }

        int batch = fit is null || fit.Shuffle ? -1 : index / elements / fit.BatchSize;
        string where = $"{PlaceText.Of(name, index, sample)}{(batch < 0 ? "" : FormattableString.Invariant($", in batch {batch} of each epoch"))}";
        return new NonFiniteValueException(RuntimeRules.NonFiniteValue, $"{definition.Name}.{method}: '{name}' holds {Number(values[index])} at {where}. {(fit is null ? remedy : $"Nothing was trained. {remedy}, or set FitOptions.NonFinite")}.")
        {
            Index = index, Batch = Math.Max(batch, 0), Epoch = fit?.InitialEpoch ?? 0,
        };
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
