namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    /// <summary>Trains the model.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="validationData">Samples to evaluate after each epoch; comes before <see cref="FitOptions.ValidationSplit"/>.</param>
    /// <param name="sampleWeight">One weight per sample.</param>
    /// <param name="targetWeights">Weights of steps, and of samples per target.</param>
    /// <param name="cancellationToken">Ends training after the running batch, with the weights it gave.</param>
    public History Fit(
        Array[] inputs, Array[] targets, FitOptions? options = null, (Array[] Inputs, Array[] Targets)? validationData = null,
        float[]? sampleWeight = null, TargetWeights targetWeights = default, CancellationToken cancellationToken = default)
    {
        var settings = Settings(options);
        var all = _forcing.Complete(inputs, targets);
        CheckBatch(TrainingGate.Fit, all, targets, sampleWeight, targetWeights, out int count, settings.NonFinite == NonFiniteHandling.Throw ? settings : null);
        var held = validationData is { } v ? _forcing.Complete(v.Inputs, v.Targets) : default;
        int validationCount = validationData is { Targets: var compared } ? CheckValidation(held, compared, settings) : 0;
        var trainer = Enter(TrainingGate.Fit);
        Samples? validation = null;
        try
        {
            Fill(trainer.Samples, count, all, targets, sampleWeight, targetWeights);
            if (validationData is { } data)
            {
                validation = _samples.Rent();
                Fill(validation, validationCount, held, data.Targets, null, default);
            }
            return Train(trainer, Data(trainer.Samples, validation, settings), settings, cancellationToken);
        }
        finally
        {
            trainer.Samples.Release();
            if (validation is not null)
            {
                Release(validation);
            }

            LeaveFit();
        }
    }

    /// <summary>Trains the model on samples one after the other.</summary>
    public History FitSpan<TX, TY>(ReadOnlySpan<TX> x, ReadOnlySpan<TY> y, FitOptions? options = null, CancellationToken cancellationToken = default) where TX : unmanaged where TY : unmanaged
    {
        fixed (TX* px = x)
        fixed (TY* py = y)
        {
            return FitFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)], options, cancellationToken);
        }
    }

    /// <summary>The same for several inputs or targets.</summary>
    public History FitFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets, FitOptions? options, CancellationToken cancellationToken)
    {
        using var forced = _forcing.Complete(inputs, targets);
        if (forced is not null)
        {
            inputs = forced.Inputs;
        }

        var settings = Settings(options);
        int count = CheckFlat(TrainingGate.Fit, inputs, targets, settings.NonFinite == NonFiniteHandling.Throw ? settings : null);
        var trainer = Enter(TrainingGate.Fit);
        try
        {
            Fill(trainer.Samples, count, inputs, targets);
            return Train(trainer, Data(trainer.Samples, null, settings), settings, cancellationToken);
        }
        finally
        {
            trainer.Samples.Release();
            LeaveFit();
        }
    }

    /// <summary>Inference-mode loss and metrics during Fit, with the present weights.</summary>
    internal Evaluation EvaluateInFit(BatchRunner runner, Samples samples, int first, int count, FitOptions options, int threads)
    {
        float[]? classWeights = runner.ClassWeights;
        runner.ClassWeights = null;
        try
        {
            return RunEvaluation(runner, samples, _weights.Pointer, first, count, options.BatchSize, threads, CancellationToken.None, options.NonFinite == NonFiniteHandling.SkipBatch);
        }
        finally
        {
            runner.ClassWeights = classWeights;
        }
    }

    /// <summary>Ends training after the last epoch: the moving average of the weights, if one is kept, takes their place.</summary>
    internal void FinishTraining(Trainer trainer) => trainer.Optimizer.TakeAverage(_weights.Pointer);

    private FitOptions Settings(FitOptions? options)
    {
        // A copy: a callback that changes the caller's options does not change a running Fit.
        var settings = (options ?? new FitOptions()) with { };
        settings.BatchSize = BatchSize(settings.BatchSize);
        settings.Validate();
        return settings;
    }

    private TrainingData Data(Samples samples, Samples? validation, FitOptions options) =>
        validation is not null ? new TrainingData(samples, samples.Count, validation, 0, validation.Count)
        : options.ValidationSplit > 0 ? TrainingData.Split(Name, samples, options.ValidationSplit)
        : new TrainingData(samples, samples.Count);

    private History Train(Trainer trainer, TrainingData data, FitOptions options, CancellationToken cancellation)
    {
        _check.WholeBatches(TrainingGate.Fit, "the samples to train on", data.Count);
        if (data.Validation is not null)
        {
            _check.WholeBatches(TrainingGate.Fit, "the samples to validate on", data.ValidationCount);
        }

        FreezeState(trainer);
        return new TrainingLoop(this, trainer, data, options, cancellation).Run();
    }

    private void LeaveFit()
    {
        try
        {
            lock (_stateLock)
            {
                _beforeFit = null;
                _published.Publish(_weights.Span);
            }
        }
        finally
        {
            _gate.Exit(TrainingGate.Fit);
        }
    }

    private int CheckValidation(ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, FitOptions options)
    {
        const string Prefix = "validationData.";
        int count = _check.Inputs(TrainingGate.Fit, inputs, Prefix);
        _check.Targets(TrainingGate.Fit, targets, count, Prefix);
        CheckLabels(TrainingGate.Fit, targets, Prefix);
        if (options.NonFinite == NonFiniteHandling.Throw)
        {
            CheckFinite(TrainingGate.Fit, inputs, targets, Prefix, null);
        }

        return count;
    }
}
