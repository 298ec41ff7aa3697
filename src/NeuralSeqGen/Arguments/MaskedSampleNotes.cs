using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Notes samples that are padding from end to end: every step is masked, so that nothing of them is learned, and all of them have one prediction.</summary>
internal static class MaskedSampleNotes
{
    /// <summary>Adds what is to be said of the inputs of a Fit.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="given">What is trained on, checked.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="notes">Where it is added.</param>
    public static void Add(ExecutionPlan plan, LabelledArrays given, int samples, List<string> notes)
    {
        int[] masked = [.. Enumerable.Range(0, plan.Inputs.Length).Where(input => plan.Definition.MaskValueOf(input) is not null)];
        if (masked.Length == 0)
        {
            return;
        }

        int first = -1, count = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            if (IsMasked(plan, given, masked, sample))
            {
                first = first < 0 ? sample : first;
                count++;
            }
        }

        // where all are, another note says that nothing counts
        if (count > 0 && count < samples)
        {
            notes.Add(Sentence(plan, masked, samples, first, count));
        }
    }

    private static string Sentence(ExecutionPlan plan, int[] masked, int samples, int first, int count)
    {
        string names = string.Join(" and ", masked.Select(input => $"'{plan.Inputs[input].Argument}'"));
        string many = count == 1 ? "" : FormattableString.Invariant($"; so are {count - 1} more of {samples}");
        return RuntimeRules.MaskedSample.Sentence(FormattableString.Invariant($"{plan.Definition.Name}.{TrainingGate.Fit}: sample {first} of {names} is masked at every step{many}. Nothing can be learned of such a sample: leave it out, or give it what stands for an empty sequence, such as one step of an id of its own."));
    }

    // a sample without one of several sequences may well be meant
    private static bool IsMasked(ExecutionPlan plan, LabelledArrays given, int[] masked, int sample)
    {
        foreach (int input in masked)
        {
            float value = plan.Definition.MaskValueOf(input)!.Value;
            int elements = plan.Inputs[input].Elements;
            bool hasStep = plan.Inputs[input].IsInt
                ? given.Inputs.Values<int>(input).Slice(sample * elements, elements).ContainsAnyExcept((int)value)
                : given.Inputs.Values<float>(input).Slice(sample * elements, elements).ContainsAnyExcept(value);
            if (hasStep)
            {
                return false;
            }
        }

        return true;
    }
}
