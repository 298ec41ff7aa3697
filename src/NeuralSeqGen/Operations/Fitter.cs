namespace NeuralSeqGen;

/// <summary>Fit: epochs of batches behind the gate, which callbacks of the running Fit may pass.</summary>
internal sealed class Fitter(ExecutionPlan plan, CallChecks checks, ModelWeights weights, TrainingState state, Evaluator evaluator)
{
    private const string Operation = TrainingGate.Fit;

    /// <summary>Trains the model.</summary>
    /// <param name="owner">The model, as callbacks see it.</param>
    /// <param name="given">What to train on.</param>
    /// <param name="held">What to evaluate on after each epoch; the default value for what the options say.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends training after the running batch.</param>
    public History Fit(ISequenceModel owner, LabelledArrays given, LabelledArrays held, FitOptions? options, CancellationToken cancellation)
    {
        var settings = Settings(options);
        using var ids = plan.Forcing.Complete(ref given);
        checks.Requirements.Training(Operation);
        var notes = new List<string>();
        int count = checks.Labelled.Check(Operation, ref given, settings, notes);
        checks.Notes.Add(given, count, options ?? new FitOptions(), notes);
        MaskedSampleNotes.Add(plan, given, count, notes);
        SplitNotes.Add(plan, given, count, held.Exist ? 0 : settings.ValidationSplit, notes);
        using var heldIds = held.Exist ? plan.Forcing.Complete(ref held) : null;
        int heldCount = held.Exist ? checks.Labelled.CheckValidation(Operation, ref held, settings) : 0;

        using var hold = weights.Gate.Hold(Operation);
        using var samples = plan.Samples.Rent();
        using var validation = plan.Samples.Rent();
        try
        {
            samples.Item.Hold(count, given);
            validation.Item.Hold(heldCount, held);
            var data = Data(samples.Item, held.Exist ? validation.Item : null, settings);
            state.BeginFit();
            var context = new TrainingContext(owner, plan.Definition.Metrics, data.Validation is not null) { Notes = notes };
            var training = new ArrayFeed(data.Samples, 0, data.Count, settings.BatchSize);
            var validated = data.Validation is { } other ? new ArrayFeed(other, data.ValidationFirst, data.ValidationCount, settings.BatchSize) : null;
            return new TrainingLoop(plan.Definition, checks, state, evaluator, context, training, validated, settings, cancellation).Run();
        }
        finally
        {
            state.EndFit();
        }
    }

    private FitOptions Settings(FitOptions? options)
    {
        // A copy: a callback that changes the caller's options does not change a running Fit.
        var settings = (options ?? new FitOptions()) with { };
        settings.BatchSize = plan.BatchSize(settings.BatchSize);
        settings.Validate();
        return settings.BatchesPerEpoch is null ? settings : throw new ArgumentException($"{plan.Definition.Name}.Fit: BatchesPerEpoch is for sources, which may have no end; arrays are seen whole in each epoch. Leave it out.", nameof(options));
    }

    private TrainingData Data(Samples samples, Samples? validation, FitOptions options)
    {
        var data = validation is not null ? new TrainingData(samples, samples.Count, validation, 0, validation.Count)
            : options.ValidationSplit > 0 ? TrainingData.Split(plan.Definition.Name, samples, options.ValidationSplit)
            : new TrainingData(samples, samples.Count);
        if (validation is null && options.ValidationSplit > 0)
        {
            checks.Arguments.WholeBatches(Operation, data, options.ValidationSplit);
        }

        return data;
    }
}
