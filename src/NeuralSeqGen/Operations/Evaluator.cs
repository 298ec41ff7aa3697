using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Evaluate: loss and metrics in inference mode, for callers and for the validation of a Fit.</summary>
internal sealed unsafe class Evaluator(ExecutionPlan plan, CallChecks checks, ModelWeights weights)
{
    private const string Operation = "Evaluate";

    private readonly ObjectPool<BatchRunner> _runners = new(() => new BatchRunner(plan));

    /// <summary>Loss and metrics over all samples.</summary>
    public Evaluation Evaluate(LabelledArrays given, int batchSize, CancellationToken cancellation)
    {
        if (batchSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"{plan.Definition.Name}.{Operation}: batchSize is at least 1.");
        }

        using var ids = plan.Forcing.Complete(ref given);
        checks.Requirements.Loss(Operation);
        var notes = new List<string>();
        int count = checks.Labelled.Check(Operation, ref given, notes);
        using var samples = plan.Samples.Rent();
        samples.Item.Hold(count, given);
        using var hold = plan.HoldStates(weights.Gate, Operation);
        using var runner = _runners.Rent();
        using var reading = weights.Read();
        var slice = new BatchSlice(null, 0, count);
        return Run(runner.Item, samples.Item, reading.Pointer, slice, plan.BatchSize(batchSize), Environment.ProcessorCount, skipNonFinite: false, cancellation).With(notes);
    }

    /// <summary>Loss and metrics of a Fit's validation samples, with the present weights and the runner of the training.</summary>
    public Evaluation Validate(BatchRunner runner, TrainingData data, FitOptions options, int threads)
    {
        float[]? classWeights = runner.ClassWeights;
        runner.ClassWeights = null;
        try
        {
            var slice = new BatchSlice(null, data.ValidationFirst, data.ValidationCount);
            return Run(runner, data.Validation!, weights.Values.Pointer, slice, options.BatchSize, threads, options.NonFinite == NonFiniteHandling.SkipBatch, CancellationToken.None);
        }
        finally
        {
            runner.ClassWeights = classWeights;
        }
    }

    private Evaluation Run(BatchRunner runner, Samples samples, float* parameters, in BatchSlice all, int batchSize, int threads, bool skipNonFinite, CancellationToken cancellation)
    {
        var totals = new BatchTotals(plan.Definition.Metrics);
        double regularizers = new Regularizers(plan, weights.Trainable).Loss(parameters);
        float* present = runner.Parameters;
        runner.Samples = samples;
        runner.Parameters = parameters;
        runner.Threads = threads;
        try
        {
            for (int start = 0; start < all.Count; start += Math.Min(batchSize, all.Count - start))
            {
                cancellation.ThrowIfCancellationRequested();
                var slice = new BatchSlice(null, all.First + start, Math.Min(batchSize, all.Count - start));
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
