using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>A model's training state: runner, optimizer and counters. Used by whoever holds the model's gate.</summary>
internal sealed unsafe class Trainer
{
    private readonly ModelDefinition _definition;
    private readonly TrainableWeights _trainable;
    private readonly PinnedFloats _weights;
    private readonly Regularizers _regularizers;
    private readonly MovingStatistics _statistics;
    private readonly StepGuard _guard;
    private readonly PinnedFloats _frozen;
    private readonly WorkTeam _team = new();
    private long _openDraws;

    public Trainer(ExecutionPlan plan, TrainableWeights trainable, PinnedFloats weights, long seed)
    {
        _definition = plan.Definition;
        _trainable = trainable;
        _weights = weights;
        States = plan.States;
        _regularizers = new Regularizers(plan, trainable);
        _statistics = new MovingStatistics(plan.Definition, trainable);
        _frozen = new PinnedFloats(plan.Definition.Weights.Length);
        Runner = new BatchRunner(plan) { Parameters = weights.Pointer, Frozen = _frozen.Pointer };
        Optimizer = new OptimizerStep(plan, trainable);
        _guard = new StepGuard(plan.Definition, weights, Optimizer);
        Seed = seed;
    }

    public BatchRunner Runner { get; }

    public OptimizerStep Optimizer { get; }

    /// <summary>States that go from batch to batch; null for models without stateful layers.</summary>
    public CarriedStates? States { get; }

    /// <summary>Seed of shuffling and noise: the model's, or that of the checkpoint training goes on from.</summary>
    public long Seed { get; set; }

    /// <summary>Draws of noise that are used up since training began, by batches, left out or not, and by gradients that were applied: the number of the next one, part of every random number's counter.</summary>
    public long Draws { get; set; }

    /// <summary>Epochs since training began; decides the order of the samples when Fit is given no seed.</summary>
    public long Epochs { get; set; }

    /// <summary>The draw of gradients computed apart: the next one each time, so that none comes twice before they are applied. Gradients that are thrown away count for nothing.</summary>
    public long NextDraw() => Draws + _openDraws++;

    /// <summary>Uses up the draws since the last step, of which the step itself is one.</summary>
    public void TakeOpenDraws()
    {
        Draws += Math.Max(_openDraws - 1, 0);
        _openDraws = 0;
    }

    /// <summary>Goes on from what a checkpoint says; the optimizer's memory has been written.</summary>
    /// <param name="draws">Draws used up.</param>
    public void Resume(long draws)
    {
        Draws = draws;
        _openDraws = 0;
        _guard.LookAgain();
    }

    /// <summary>Forward and backward over a batch: the gradient, regularizers included, is then in the runner.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="slice">Which of them.</param>
    /// <param name="seed">Seed of noise.</param>
    /// <param name="draw">Which noise of that seed: another number, other noise. A batch that is applied has its own number.</param>
    /// <param name="threads">Threads to use at most.</param>
    /// <returns>The mean loss, regularizers included.</returns>
    public double Gradient(Samples samples, in BatchSlice slice, long seed, long draw, int threads)
    {
        _trainable.WriteFrozen(_frozen.Span);
        Runner.Samples = samples;
        Runner.Threads = threads;
        Runner.Seed = RandomSource.Derive(seed, RandomPurpose.Noise);
        Runner.BatchNumber = draw;
        Runner.Run(slice, training: true);
        _statistics.Take(Runner.Gradient);
        for (int i = 0; i < _definition.Weights.Length; i++)
        {
            if (!_trainable[i])
            {
                Runner.Gradient.Span.Slice(_definition.Weights[i].Offset, _definition.Weights[i].Length).Clear();
            }
        }

        _regularizers.AddGradient(_weights.Pointer, Runner.Gradient.Pointer);
        return Runner.Sums[0] + _regularizers.Loss(_weights.Pointer);
    }

    /// <summary>Applies a gradient unless that would leave NaN or infinity in what training keeps: then nothing has changed.</summary>
    /// <param name="gradient">Used up.</param>
    /// <param name="isOrdinary">What <see cref="StepGuard.IsOrdinary"/> says of it.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="threads">Threads to use at most.</param>
    /// <returns>What would not be finite; null when it was applied.</returns>
    public StepFault? TryApply(PinnedFloats gradient, bool isOrdinary, double learningRate, int threads)
    {
        if (_statistics.Fault(_weights, gradient) is { } fault)
        {
            return fault;
        }

        _guard.Begin(isOrdinary, learningRate);
        Optimizer.Apply(_weights.Pointer, gradient.Pointer, learningRate, _team, threads);
        if (_guard.End() is { } failed)
        {
            return failed;
        }

        Finish(gradient);
        return null;
    }

    /// <summary>Applies a gradient, which is used up, whatever comes of it.</summary>
    public void Apply(PinnedFloats gradient, double learningRate, int threads)
    {
        Optimizer.Apply(_weights.Pointer, gradient.Pointer, learningRate, _team, threads);
        _guard.LookAgain();
        Finish(gradient);
    }

    // The batch counts: the states it left are those of the next one.
    private void Finish(PinnedFloats gradient)
    {
        _statistics.Move(_weights, gradient);
        States?.Commit();
        Draws++;
    }
}
