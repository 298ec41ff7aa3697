namespace NeuralSeqGen;

/// <summary>Fit and Evaluate on sources of samples, of which two buffers are in memory at a time.</summary>
internal sealed class SourceFitter(ExecutionPlan plan, CallChecks checks, ModelWeights weights, TrainingState state, Evaluator evaluator)
{
    // enough for reading ahead, where nothing is shuffled
    private const int PlainBuffer = 1024;

    /// <summary>Trains the model.</summary>
    /// <param name="owner">The model, as callbacks see it.</param>
    /// <param name="source">What to train on, read once per epoch.</param>
    /// <param name="samples">How many samples it has; null where it does not say.</param>
    /// <param name="held">What to evaluate on after each epoch; null for nothing.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends training after the running batch.</param>
    public History Fit(ISequenceModel owner, IEnumerable<SampleChunk> source, long? samples, IEnumerable<SampleChunk>? held, FitOptions? options, CancellationToken cancellation)
    {
        var settings = Settings(options);
        checks.Requirements.Training(TrainingGate.Fit);
        var check = new ChunkCheck(plan, checks, TrainingGate.Fit, settings, "");
        checks.Notes.AddOptions(options ?? new FitOptions(), settings.Shuffle, check.Notes);
        using var hold = weights.Gate.Hold(TrainingGate.Fit);
        using var feed = Feed(source, check, settings.Shuffle ? settings.ShuffleBuffer : PlainBuffer, settings.BatchSize, Batches(samples, settings.BatchSize), settings.BatchesPerEpoch, cancellation);
        using var validation = held is null ? null : Feed(held, new ChunkCheck(plan, checks, TrainingGate.Fit, settings, LabelledCheck.ValidationPrefix), PlainBuffer, settings.BatchSize, null, null, cancellation);
        try
        {
            state.BeginFit();
            var context = new TrainingContext(owner, plan.Definition.Metrics, validation is not null) { Notes = check.Notes };
            return new TrainingLoop(plan.Definition, checks, state, evaluator, context, feed, validation, settings, cancellation).Run();
        }
        finally
        {
            state.EndFit();
        }
    }

    /// <summary>Loss and metrics over all samples of a source.</summary>
    public Evaluation Evaluate(IEnumerable<SampleChunk> source, int batchSize, CancellationToken cancellation)
    {
        int batch = plan.BatchSize(batchSize);
        var check = new ChunkCheck(plan, checks, Evaluator.Operation, null, "");
        return evaluator.Evaluate(batchSize, () => Feed(source, check, PlainBuffer, batch, null, null, cancellation), check.Notes, cancellation);
    }

    private static int? Batches(long? samples, int batchSize) => samples is { } count && ((count - 1) / batchSize) + 1 is > 0 and < int.MaxValue and var batches ? (int)batches : null;

    private SourceFeed Feed(IEnumerable<SampleChunk> source, ChunkCheck check, int wanted, int batchSize, int? batches, int? limit, CancellationToken cancellation) =>
        new(plan, new SourceReader(source, check), SampleBuffer.CapacityFor(plan, wanted, batchSize), batchSize, batches, limit, cancellation);

    private FitOptions Settings(FitOptions? options)
    {
        var settings = (options ?? new FitOptions()) with { };
        settings.BatchSize = plan.BatchSize(settings.BatchSize);
        settings.Validate();
        return settings.ValidationSplit == 0 ? settings
            : throw new ArgumentException($"{plan.Definition.Name}.Fit: ValidationSplit takes the last samples of arrays; of a source nobody knows where they begin. Pass another source as validation.", nameof(options));
    }
}
