using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Evaluate: loss and metrics in inference mode, for callers and for the validation of a Fit.</summary>
internal sealed unsafe class Evaluator(ExecutionPlan plan, CallChecks checks, ModelWeights weights)
{
    public const string Operation = "Evaluate";

    private readonly ObjectPool<BatchRunner> _runners = new(() => new BatchRunner(plan));

    /// <summary>Loss and metrics over all samples.</summary>
    public Evaluation Evaluate(LabelledArrays given, int batchSize, CancellationToken cancellation)
    {
        CheckBatchSize(batchSize);
        using var ids = plan.Forcing.Complete(ref given);
        checks.Requirements.Loss(Operation);
        var notes = new List<string>();
        int count = checks.Labelled.Check(Operation, ref given, notes);
        using var samples = plan.Samples.Rent();
        samples.Item.Hold(count, given);
        using var hold = plan.HoldStates(weights.Gate, Operation);
        using var runner = _runners.Rent();
        using var reading = weights.Read();
        var feed = new ArrayFeed(samples.Item, 0, count, plan.BatchSize(batchSize));
        return Run(runner.Item, feed, reading.Pointer, Environment.ProcessorCount, skipNonFinite: false, cancellation).With(notes);
    }

    /// <summary>Loss and metrics over the batches of a feed.</summary>
    /// <param name="batchSize">Samples per batch, as asked for.</param>
    /// <param name="open">Makes the feed.</param>
    /// <param name="notes">What is noted, when the feed has been read.</param>
    /// <param name="cancellation">Ends the evaluation after the running batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Evaluation Evaluate(int batchSize, Func<SourceFeed> open, IReadOnlyList<string> notes, CancellationToken cancellation)
    {
        CheckBatchSize(batchSize);
        checks.Requirements.Loss(Operation);
        using var hold = plan.HoldStates(weights.Gate, Operation);
        using var runner = _runners.Rent();
        using var reading = weights.Read();
        using var feed = open();
        var evaluation = Run(runner.Item, feed, reading.Pointer, Environment.ProcessorCount, skipNonFinite: false, cancellation);
        return feed.IsCancelled ? throw new OperationCanceledException(cancellation) : evaluation.With(notes);
    }

    private void CheckBatchSize(int batchSize)
    {
        if (batchSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"{plan.Definition.Name}.{Operation}: batchSize is at least 1.");
        }
    }

    /// <summary>Loss and metrics of a Fit's validation samples, with the present weights and the runner of the training.</summary>
    public Evaluation Validate(BatchRunner runner, IBatchFeed feed, FitOptions options, int threads)
    {
        float[]? classWeights = runner.ClassWeights;
        runner.ClassWeights = null;
        try
        {
            return Run(runner, feed, weights.Values.Pointer, threads, options.NonFinite == NonFiniteHandling.SkipBatch, CancellationToken.None);
        }
        finally
        {
            runner.ClassWeights = classWeights;
        }
    }

    private Evaluation Run(BatchRunner runner, IBatchFeed feed, float* parameters, int threads, bool skipNonFinite, CancellationToken cancellation)
    {
        var totals = new BatchTotals(plan.Definition.Metrics);
        double regularizers = new Regularizers(plan, weights.Trainable).Loss(parameters);
        float* present = runner.Parameters;
        runner.Parameters = parameters;
        runner.Threads = threads;
        try
        {
            feed.Begin(null);
            while (feed.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                var slice = feed.Slice;
                runner.Samples = feed.Samples;
                runner.Run(slice, training: false);
                plan.States?.Commit();
                if (!skipNonFinite || double.IsFinite(runner.Sums[0]))
                {
                    totals.Add(slice.Count, runner.Sums[0] + regularizers, runner.Sums);
                }
            }

            return totals.ToEvaluation();
        }
        finally
        {
            runner.Parameters = present;
        }
    }
}
