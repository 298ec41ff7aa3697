using System.Globalization;

namespace NeuralSeqGen;

/// <summary>The sentences about steps that would leave NaN or infinity in what training keeps. They name the value of the batch that is at fault, where one stands out.</summary>
internal sealed unsafe class StepRefusal(ExecutionPlan plan)
{
    // Beyond what data are scaled to; a sum of such values over some weights has a square that fits no float.
    private const float Outlier = 1e12f;

    /// <summary>A batch was not applied.</summary>
    public NonFiniteValueException Batch(string method, StepFault fault, Samples samples, in BatchSlice slice, int epoch, int batch)
    {
        var (text, index) = Largest(samples, slice);
        string remedy = text is null ? "Lower the learning rate or set ClipNorm" : "Correct or mask the value, or scale the data to about 1";
        string cause = text is null ? "" : $": {text}";
        return new NonFiniteValueException(RuntimeRules.NonFiniteLoss, string.Create(CultureInfo.InvariantCulture,
            $"{plan.Definition.Name}.{method}: {fault.What} would become {fault.Value} in epoch {epoch}, batch {batch}, whose first sample is {slice.Sample(0)}{cause}. The batch was not applied: weights, optimizer and statistics are those before it. {remedy}{(method == TrainingGate.Fit ? ", or set FitOptions.NonFinite." : ".")}"))
        {
            Epoch = epoch, Batch = batch, Index = index,
        };
    }

    /// <summary>Gradients from outside were not applied.</summary>
    public NonFiniteValueException Gradients(string method, StepFault fault, ReadOnlySpan<float> gradients)
    {
        int largest = LargestOf(gradients);
        return new NonFiniteValueException(RuntimeRules.NonFiniteLoss, string.Create(CultureInfo.InvariantCulture,
            $"{plan.Definition.Name}.{method}: {fault.What} would become {fault.Value}: the largest of 'gradients' is {gradients[largest]} at {largest} ({WeightText.At(plan.Definition, largest)}). Nothing was applied. Clip or scale the gradients, or lower the learning rate."))
        {
            Index = largest,
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
            worst = layout.IsInt ? worst : LargerIn(layout, isInput ? samples.Inputs[port] : samples.Targets[port], slice, worst);
        }

        return (worst.Text, worst.Index);
    }

    private static (string? Text, long Index, float Value) LargerIn(PortLayout port, nint values, in BatchSlice slice, (string? Text, long Index, float Value) worst)
    {
        for (int position = 0; position < slice.Count; position++)
        {
            int sample = slice.Sample(position);
            var row = new ReadOnlySpan<float>((float*)values + (nint)sample * port.Elements, port.Elements);
            int largest = LargestOf(row);
            if (!row.IsEmpty && MathF.Abs(row[largest]) > worst.Value)
            {
                worst = (FormattableString.Invariant($"'{port.Argument}' holds {row[largest]} at {PlaceText.Of(port.Argument, (long)sample * port.Elements + largest, port.Shape)}"), (long)sample * port.Elements + largest, MathF.Abs(row[largest]));
            }
        }

        return worst;
    }

    private static int LargestOf(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = MathF.Abs(values[i]) > MathF.Abs(values[largest]) ? i : largest;
        }

        return largest;
    }
}
