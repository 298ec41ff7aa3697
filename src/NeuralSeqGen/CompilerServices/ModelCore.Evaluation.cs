namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string EvaluateOperation = "Evaluate";

    /// <summary>Loss and metrics in inference mode.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <param name="targets">One array per target.</param>
    /// <param name="batchSize">Samples per batch; the loss is the mean over samples whatever it is.</param>
    /// <param name="sampleWeight">One weight per sample.</param>
    /// <param name="targetWeights">Weights of steps, and of samples per target.</param>
    /// <param name="cancellationToken">Ends the evaluation after the running batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Evaluation Evaluate(
        ReadOnlySpan<Array> inputs, ReadOnlySpan<Array> targets, int batchSize = 32,
        float[]? sampleWeight = null, TargetWeights targetWeights = default, CancellationToken cancellationToken = default)
    {
        CheckBatchSize(batchSize);
        inputs = _forcing.Complete(inputs, targets);
        CheckBatch(EvaluateOperation, inputs, targets, sampleWeight, targetWeights, out int count);
        var samples = _samples.Rent();
        try
        {
            Fill(samples, count, inputs, targets, sampleWeight, targetWeights);
            return Evaluate(samples, batchSize, cancellationToken);
        }
        finally
        {
            Release(samples);
        }
    }

    /// <summary>Loss and metrics in inference mode, samples one after the other.</summary>
    public Evaluation EvaluateSpan<TX, TY>(ReadOnlySpan<TX> x, ReadOnlySpan<TY> y, int batchSize = 32, CancellationToken cancellationToken = default) where TX : unmanaged where TY : unmanaged
    {
        fixed (TX* px = x)
        fixed (TY* py = y)
        {
            return EvaluateFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)], batchSize, cancellationToken);
        }
    }

    /// <summary>The same for several inputs or targets.</summary>
    public Evaluation EvaluateFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> targets, int batchSize, CancellationToken cancellationToken)
    {
        CheckBatchSize(batchSize);
        using var forced = _forcing.Complete(inputs, targets);
        if (forced is not null)
        {
            inputs = forced.Inputs;
        }

        int count = CheckFlat(EvaluateOperation, inputs, targets);
        var samples = _samples.Rent();
        try
        {
            Fill(samples, count, inputs, targets);
            return Evaluate(samples, batchSize, cancellationToken);
        }
        finally
        {
            Release(samples);
        }
    }

    private Evaluation Evaluate(Samples samples, int batchSize, CancellationToken cancellation)
    {
        EnterStates(EvaluateOperation);
        var runner = _evaluators.Rent();
        float* parameters = Reading(out var snapshot);
        try
        {
            return RunEvaluation(runner, samples, parameters, 0, samples.Count, BatchSize(batchSize), Environment.ProcessorCount, cancellation);
        }
        finally
        {
            EndReading(snapshot);
            _evaluators.Return(runner);
            ExitStates(EvaluateOperation);
        }
    }

    private Evaluation RunEvaluation(BatchRunner runner, Samples samples, float* parameters, int first, int count, int batchSize, int threads, CancellationToken cancellation, bool skipNonFinite = false)
    {
        var totals = new BatchTotals(Definition.Metrics);
        double regularizers = new Regularizers(Definition, _trainable).Loss(parameters);
        float* present = runner.Parameters;
        runner.Samples = samples;
        runner.Parameters = parameters;
        runner.Threads = threads;
        for (int start = 0; start < count; start += Math.Min(batchSize, count - start))
        {
            cancellation.ThrowIfCancellationRequested();
            var slice = new BatchSlice(null, first + start, Math.Min(batchSize, count - start));
            runner.Run(slice, training: false);
            _plan.States?.Commit();
            if (!skipNonFinite || double.IsFinite(runner.Sums[0]))
            {
                totals.Add(slice.Count, runner.Sums[0] + regularizers, runner.Sums);
            }
        }
        runner.Parameters = present;
        return totals.ToEvaluation();
    }

    private void CheckBatchSize(int batchSize)
    {
        if (batchSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"{Name}.{EvaluateOperation}: batchSize is at least 1.");
        }
    }
}
