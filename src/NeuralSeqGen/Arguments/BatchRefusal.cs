using System.Globalization;

namespace NeuralSeqGen;

/// <summary>The sentences about batches and gradients that would leave NaN or infinity in training. They name the value that is at fault, where one stands out.</summary>
internal sealed unsafe class BatchRefusal(ExecutionPlan plan)
{
    // Beyond what data are scaled to; a sum of such values over some weights has a square that fits no float.
    private const float Outlier = 1e12f;

    /// <summary>A batch whose loss or gradient is not finite.</summary>
    /// <param name="method">The method that was called.</param>
    /// <param name="loss">Of the batch.</param>
    /// <param name="gradient">Of the batch.</param>
    /// <param name="samples">What it was computed from.</param>
    /// <param name="slice">The samples that the batch has of them.</param>
    /// <param name="place">The epoch and the batch in it; null for a call that takes one batch.</param>
    public NonFiniteValueException Gradient(string method, double loss, ReadOnlySpan<float> gradient, Samples samples, in BatchSlice slice, (int Epoch, int Batch)? place = null)
    {
        long bad = double.IsFinite(loss) ? FiniteScan.FirstBad(gradient) : -1;
        string what = bad < 0
            ? FormattableString.Invariant($"the loss is {loss}")
            : FormattableString.Invariant($"the gradient of {WeightText.At(plan.Definition, bad)} is {gradient[(int)bad]}");
        return Refused(method, what, bad, samples, slice, place);
    }

    /// <summary>A batch whose step would leave what is not finite.</summary>
    /// <inheritdoc cref="Gradient"/>
    public NonFiniteValueException Step(string method, StepFault fault, Samples samples, in BatchSlice slice, (int Epoch, int Batch)? place = null) =>
        Refused(method, FormattableString.Invariant($"{fault.What} would become {fault.Value}"), -1, samples, slice, place);

    /// <summary>Gradients from outside were not applied.</summary>
    public NonFiniteValueException Gradients(string method, StepFault fault, ReadOnlySpan<float> gradients)
    {
        int largest = FiniteScan.IndexOfLargest(gradients);
        return new NonFiniteValueException(RuntimeRules.NonFiniteLoss, string.Create(CultureInfo.InvariantCulture,
            $"{plan.Definition.Name}.{method}: {fault.What} would become {fault.Value}: the largest of 'gradients' is {gradients[largest]} at {largest} ({WeightText.At(plan.Definition, largest)}). Nothing was applied. Clip or scale the gradients, or lower the learning rate."))
        {
            Index = largest,
        };
    }

    private NonFiniteValueException Refused(string method, string what, long at, Samples samples, in BatchSlice slice, (int Epoch, int Batch)? place)
    {
        var (text, index) = Largest(samples, slice);
        string where = place is { } of ? FormattableString.Invariant($" in epoch {of.Epoch}, batch {of.Batch}, whose first sample is {samples.FirstNumber + slice.Sample(0)}") : "";
        string remedy = (text is null ? "Lower the learning rate or set ClipNorm" : "Correct or mask the value, or scale the data to about 1") + (place is null ? "" : ", or set FitOptions.NonFinite");
        string cause = text is null ? "" : $": {text}";
        return new NonFiniteValueException(RuntimeRules.NonFiniteLoss, $"{plan.Definition.Name}.{method}: {what}{where}{cause}. The batch was not applied: weights, optimizer and statistics are those before it. {remedy}.")
        {
            Epoch = place?.Epoch ?? 0, Batch = place?.Batch ?? 0, Index = text is null ? at : index,
        };
    }

    private (string? Text, long Index) Largest(Samples samples, in BatchSlice slice)
    {
        (string? Text, long Index, float Value) worst = (null, -1, Outlier);
        for (int i = 0; i < plan.Inputs.Length + plan.Targets.Length; i++)
        {
            bool isInput = i < plan.Inputs.Length;
            int port = isInput ? i : i - plan.Inputs.Length;
            var layout = isInput ? plan.Inputs[port] : plan.Targets[port];
            worst = layout.IsInt ? worst : LargerIn(layout, isInput ? samples.Inputs[port] : samples.Targets[port], samples.FirstNumber, slice, worst);
        }

        return (worst.Text, worst.Index);
    }

    private static (string? Text, long Index, float Value) LargerIn(PortLayout port, nint values, long firstNumber, in BatchSlice slice, (string? Text, long Index, float Value) worst)
    {
        for (int position = 0; position < slice.Count; position++)
        {
            int sample = slice.Sample(position);
            var row = new ReadOnlySpan<float>((float*)values + (nint)sample * port.Elements, port.Elements);
            int largest = FiniteScan.IndexOfLargest(row);
            if (!row.IsEmpty && MathF.Abs(row[largest]) > worst.Value)
            {
                long index = (firstNumber + sample) * port.Elements + largest;
                worst = (FormattableString.Invariant($"'{port.Argument}' holds {row[largest]} at {PlaceText.Of(port.Argument, index, port.Shape)}"), index, MathF.Abs(row[largest]));
            }
        }

        return worst;
    }
}
