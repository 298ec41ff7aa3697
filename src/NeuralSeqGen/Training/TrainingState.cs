namespace NeuralSeqGen;

/// <summary>What training leaves behind besides the weights: optimizer, counters, learning rate; made when it is first needed.</summary>
internal sealed class TrainingState(ExecutionPlan plan, ModelWeights weights, long seed)
{
    private readonly LearningRate _rate = new(plan.Definition);
    private Trainer? _trainer;
    private Checkpoint? _kept;
    private Checkpoint? _beforeFit;

    /// <summary>Runner, optimizer and counters, for who holds the gate.</summary>
    public Trainer Trainer => _trainer ??= new Trainer(plan, weights.Trainable, weights.Values, seed);

    /// <summary>Batches applied since training began, also those whose gradients are accumulated.</summary>
    public long Batches => _trainer?.Optimizer.Batches ?? 0;

    /// <summary>The learning rate of the next batch.</summary>
    public double LearningRate
    {
        get => _rate.At(Batches);
        set => _rate.Set(value);
    }

    /// <summary>How it changes from batch to batch; null for not at all.</summary>
    public LearningRateSchedule? Schedule
    {
        get => _rate.Schedule;
        set => _rate.SetSchedule(value, Batches);
    }

    /// <summary>Applies a gradient and publishes the weights, unless that would leave NaN or infinity in what training keeps.</summary>
    /// <inheritdoc cref="Trainer.TryApply"/>
    public StepFault? TryApply(PinnedFloats gradient, bool isOrdinary, int threads)
    {
        lock (weights.Lock)
        {
            var fault = Trainer.TryApply(gradient, isOrdinary, LearningRate, threads);
            if (fault is null)
            {
                weights.Publish();
            }

            return fault;
        }
    }

    /// <summary>Keeps the state as it is, for files saved by other threads while a Fit runs.</summary>
    public void BeginFit()
    {
        lock (weights.Lock)
        {
            _kept ??= Checkpoint.Of(Trainer, LearningRate, Schedule is not null);
            _kept.Take(Trainer, LearningRate, Schedule is not null);
            _beforeFit = _kept;
        }
    }

    /// <summary>The moving average of the weights, if one is kept, takes their place after the last epoch.</summary>
    public unsafe void TakeAverage() => Trainer.Optimizer.TakeAverage(weights.Values.Pointer);

    /// <summary>Publishes what a Fit made of the weights.</summary>
    public void EndFit()
    {
        lock (weights.Lock)
        {
            _beforeFit = null;
            weights.Publish();
        }
    }

    /// <summary>The state that belongs to the weights that calls read at this moment; under the lock of the weights.</summary>
    public Checkpoint ToCheckpoint() => _beforeFit is not null && !weights.Gate.InCallback
        ? _beforeFit.Copy()
        : Checkpoint.Of(_trainer ?? new Trainer(plan, weights.Trainable, weights.Values, seed), LearningRate, Schedule is not null);

    /// <summary>Begins anew where the weights are those of a file without training state: states of stateful layers came of other weights.</summary>
    public void ResetStates() => plan.States?.Reset();

    /// <summary>Goes on from a file; under the lock of the weights.</summary>
    public void Restore(Checkpoint checkpoint)
    {
        checkpoint.ApplyTo(Trainer);
        _rate.Restore(checkpoint);
    }
}
