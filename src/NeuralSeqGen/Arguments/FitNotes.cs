using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Notes of a Fit that runs and yet is hardly meant: one that learns nothing from what it was given, or whose options do not go with carried states.</summary>
internal sealed class FitNotes(ExecutionPlan plan, ModelWeights weights, TargetMasks masks)
{
    private readonly ModelDefinition _definition = plan.Definition;

    private string Method => $"{_definition.Name}.{TrainingGate.Fit}";

    /// <summary>Adds what is to be said.</summary>
    /// <param name="given">What is trained on, checked.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="wanted">The options as they were passed.</param>
    /// <param name="notes">Where it is added.</param>
    public void Add(LabelledArrays given, int samples, FitOptions wanted, List<string> notes)
    {
        AddOptions(wanted, wanted.Shuffle && samples > _definition.StatefulBatch, notes);
        AddWeights(given, notes);
        for (int target = 0; target < plan.Targets.Length; target++)
        {
            AddTarget(given, target, samples, notes);
        }
    }

    /// <summary>Adds what is to be said of a Fit whatever its samples are.</summary>
    /// <param name="wanted">The options as they were passed.</param>
    /// <param name="shuffles">Whether samples change places.</param>
    /// <param name="notes">Where it is added.</param>
    public void AddOptions(FitOptions wanted, bool shuffles, List<string> notes)
    {
        AddStates(wanted, shuffles, notes);
        if (_definition.ParameterCount > 0 && !LearnsAnything())
        {
            notes.Add(RuntimeRules.NothingToLearn.Sentence($"{Method}: no layer is trainable, so no weight changes. Set Trainable = true on the views of the layers that are to learn, or leave Trainable = false out of the declaration."));
        }
    }

    private void AddStates(FitOptions wanted, bool shuffles, List<string> notes)
    {
        int batch = _definition.StatefulBatch;
        if (batch == 0)
        {
            return;
        }

        if (shuffles)
        {
            notes.Add(RuntimeRules.StatefulShuffled.Sentence($"{Method}: Fit shuffles the samples, so each row of a batch goes on from the state of another sequence. Set Shuffle = false."));
        }

        if (wanted.BatchSize != batch && wanted.BatchSize != FitOptions.DefaultBatchSize)
        {
            notes.Add(RuntimeRules.DeclaredBatchSize.Sentence(FormattableString.Invariant($"{Method}: batches have {batch} samples, not FitOptions.BatchSize = {wanted.BatchSize}: the model keeps states for {batch} rows. Leave BatchSize out of the options, or declare [Input(…, BatchSize = {wanted.BatchSize})].")));
        }
    }

    private bool LearnsAnything()
    {
        for (int i = 0; i < _definition.Weights.Length; i++)
        {
            if (weights.Trainable[i] || weights.Trainable.Moves(_definition.Weights[i]))
            {
                return true;
            }
        }

        return false;
    }

    private void AddWeights(LabelledArrays given, List<string> notes)
    {
        if (given.SampleWeight is { } weight && AreZero(weight))
        {
            notes.Add(NothingCounts("sampleWeight is 0 for all samples", "loss"));
            return;
        }

        for (int target = 0; target < plan.Targets.Length; target++)
        {
            if ((given.TargetWeights.Samples(target) is { } own && AreZero(own)) || (given.TargetWeights.Steps(target) is { } steps && AreZero(PortArrays.Values<float>(steps))))
            {
                notes.Add(NothingCounts($"all weights of '{plan.Targets[target].Argument}' are 0", "loss of that target"));
            }
        }
    }

    private string NothingCounts(string cause, string loss) => RuntimeRules.NothingToLearn.Sentence($"{Method}: {cause}, so that nothing counts in the {loss}. Give what is to be learned a weight of 1, or leave the weights out.");

    private void AddTarget(LabelledArrays given, int target, int samples, List<string> notes)
    {
        var port = plan.Targets[target];
        if (_definition.ValuesOf(target) == TargetValues.Distributions && !port.IsInt && AreZero(given.Targets.Values<float>(target)))
        {
            notes.Add(RuntimeRules.NothingToLearn.Sentence($"{Method}: all rows of '{port.Argument}' are zeros, which are in no class and add nothing to the loss. Make the rows of labels with Sequences.ToCategorical."));
        }

        // an input that is one value everywhere is what a mask of all steps comes from; others are not run for it
        if (_definition.MaskRowsOf(target) > 0 && ConstantInput(given) is { } input && AreZero(masks.Of(TrainingGate.Fit, target, given, samples)))
        {
            notes.Add(RuntimeRules.NothingToLearn.Sentence($"{Method}: '{input}' holds one value everywhere, which masks every step of every sample, so that nothing counts in the loss of '{port.Argument}'. Pass sequences that are not all padding, or another MaskValue."));
        }
    }

    private string? ConstantInput(LabelledArrays given)
    {
        for (int i = 0; i < plan.Inputs.Length; i++)
        {
            if (given.Inputs.Count(i) > int.MaxValue)
            {
                continue;
            }

            if (plan.Inputs[i].IsInt ? IsConstant(given.Inputs.Values<int>(i)) : IsConstant(given.Inputs.Values<float>(i)))
            {
                return plan.Inputs[i].Argument;
            }
        }

        return null;
    }

    private static bool IsConstant<T>(ReadOnlySpan<T> values) where T : IEquatable<T> => !values[1..].ContainsAnyExcept(values[0]);

    private static bool AreZero(ReadOnlySpan<float> values) => !values.ContainsAnyExcept(0f);
}
