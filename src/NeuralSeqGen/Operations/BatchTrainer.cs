namespace NeuralSeqGen;

/// <summary>TrainOnBatch, ComputeGradients and ApplyGradients: one step, or its two halves.</summary>
internal sealed unsafe class BatchTrainer(ExecutionPlan plan, CallChecks checks, ModelWeights weights, TrainingState state)
{
    private const string TrainOperation = "TrainOnBatch";
    private const string GradientOperation = "ComputeGradients";
    private const string ApplyOperation = "ApplyGradients";
    private const string OnePerParameter = "one per parameter";

    private PinnedFloats? _applied;

    private static int Threads => Environment.ProcessorCount;

    /// <summary>One step on one batch.</summary>
    /// <returns>The mean loss before the step, regularizers included.</returns>
    public float Train(LabelledArrays given)
    {
        using var ids = plan.Forcing.Complete(ref given);
        checks.Requirements.Training(TrainOperation);
        int count = checks.Labelled.Check(TrainOperation, ref given);
        checks.Arguments.OneBatch(TrainOperation, count);
        using var hold = weights.Gate.Hold(TrainOperation);
        using var samples = plan.Samples.Rent();
        samples.Item.Hold(count, given);
        double loss = Gradient(samples.Item, state.Trainer.Draws, out var gradient);
        var slice = new BatchSlice(null, 0, count);
        bool isOrdinary = StepGuard.IsOrdinary(gradient);
        if (!double.IsFinite(loss) || (!isOrdinary && FiniteScan.FirstBad(gradient.Span) >= 0))
        {
            throw checks.Batches.Gradient(TrainOperation, loss, gradient.Span, samples.Item, slice);
        }

        return state.TryApply(gradient, isOrdinary, Threads) is { } fault ? throw checks.Batches.Step(TrainOperation, fault, samples.Item, slice) : (float)loss;
    }

    /// <summary>Mean loss and gradients of one batch.</summary>
    /// <param name="given">The batch.</param>
    /// <param name="gradients">As many as the model has parameters, written.</param>
    /// <param name="inputGradients">Empty, or room for the gradient of every float input, one input after the other.</param>
    /// <param name="draw">Number of the draw of dropout and noise; null for the next one.</param>
    public float ComputeGradients(LabelledArrays given, Span<float> gradients, Span<float> inputGradients, long? draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw ?? 0, nameof(draw));
        using var ids = plan.Forcing.Complete(ref given);
        checks.Requirements.Training(GradientOperation);
        int count = checks.Labelled.Check(GradientOperation, ref given);
        checks.Arguments.OneBatch(GradientOperation, count);
        checks.Arguments.Buffer(GradientOperation, "gradients", gradients.Length, weights.Values.Length, OnePerParameter);
        CheckInputGradients(count, inputGradients);
        using var hold = weights.Gate.Hold(GradientOperation);
        using var samples = plan.Samples.Rent();
        samples.Item.Hold(count, given);
        double loss = Gradient(samples.Item, draw ?? state.Trainer.NextDraw(), inputGradients, out var gradient);
        gradient.Span.CopyTo(gradients);
        return (float)loss;
    }

    /// <summary>One optimizer step with given gradients.</summary>
    public void ApplyGradients(ReadOnlySpan<float> gradients)
    {
        checks.Arguments.Buffer(ApplyOperation, "gradients", gradients.Length, weights.Values.Length, OnePerParameter);
        checks.Finite.Gradients(ApplyOperation, gradients);
        checks.Requirements.Training(ApplyOperation);
        using var hold = weights.Gate.Hold(ApplyOperation);
        _applied ??= new PinnedFloats(weights.Values.Length);
        gradients.CopyTo(_applied.Span);
        if (state.TryApply(_applied, StepGuard.IsOrdinary(_applied), Threads) is { } fault)
        {
            throw checks.Batches.Gradients(ApplyOperation, fault, gradients);
        }

        state.Trainer.TakeOpenDraws();
    }

    private double Gradient(Samples samples, long draw, Span<float> inputGradients, out PinnedFloats gradient)
    {
        var runner = state.Trainer.Runner;
        fixed (float* room = inputGradients)
        {
            runner.InputGradients = room;
            try
            {
                return Gradient(samples, draw, out gradient);
            }
            finally
            {
                runner.InputGradients = null;
            }
        }
    }

    private double Gradient(Samples samples, long draw, out PinnedFloats gradient)
    {
        var trainer = state.Trainer;
        trainer.Runner.ClassWeights = null;
        double loss = trainer.Gradient(samples, new BatchSlice(null, 0, samples.Count), trainer.Seed, draw, Threads);
        gradient = trainer.Runner.Gradient;
        return loss;
    }

    private void CheckInputGradients(int count, Span<float> inputGradients)
    {
        if (inputGradients.IsEmpty)
        {
            return;
        }

        long expected = 0L;
        foreach (var port in plan.Inputs)
        {
            expected += port.IsInt ? 0 : (long)count * port.Elements;
        }

        checks.Arguments.Buffer(GradientOperation, "inputGradients", inputGradients.Length, expected, "one per value of the float inputs");
    }
}
