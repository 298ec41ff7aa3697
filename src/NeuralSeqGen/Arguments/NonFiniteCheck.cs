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
    /// <param name="samples">Number of samples.</param>
    /// <param name="fit">The options of a Fit; null for other methods.</param>
    public void Values(string method, ReadOnlySpan<float> values, string name, int samples, FitOptions? fit)
    {
        long bad = FiniteCheck.FirstBad(values);
        if (bad < 0)
        {
            return;
        }

        int elements = Math.Max(values.Length / samples, 1);
        long sample = bad / elements;
        int batch = fit is null || fit.Shuffle ? -1 : (int)(sample / fit.BatchSize);
        throw new NonFiniteValueException(RuntimeRules.NonFiniteValue, string.Create(CultureInfo.InvariantCulture,
            $"{definition.Name}.{method}: '{name}' holds {Number(values[(int)bad])} at index {bad}: sample {sample}, value {bad % elements}{(batch < 0 ? "" : FormattableString.Invariant($", in batch {batch} of each epoch"))}. {(fit is null ? "Clean the data." : "Nothing was trained. Clean the data, or set FitOptions.NonFinite.")}"))
        {
            Index = bad, Batch = Math.Max(batch, 0), Epoch = fit?.InitialEpoch ?? 0,
        };
    }

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

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
