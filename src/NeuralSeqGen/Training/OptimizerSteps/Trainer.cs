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
    private readonly CarriedStates? _states;
    private readonly WorkTeam _team = new();

    public Trainer(ExecutionPlan plan, TrainableWeights trainable, PinnedFloats weights, long seed)
    {
        _definition = plan.Definition;
        _trainable = trainable;
        _weights = weights;
        _states = plan.States;
        _regularizers = new Regularizers(plan, trainable);
        _statistics = new MovingStatistics(plan.Definition, trainable);
        Runner = new BatchRunner(plan) { Parameters = weights.Pointer };
        Optimizer = new OptimizerStep(plan, trainable);
        Seed = seed;
    }

    public BatchRunner Runner { get; }

    public OptimizerStep Optimizer { get; }

    /// <summary>Seed of shuffling and noise: the model's, or that of the checkpoint training goes on from.</summary>
    public long Seed { get; set; }

    /// <summary>Batches since training began; part of every random number's counter.</summary>
    public long BatchNumber { get; set; }

    /// <summary>Epochs since training began; decides the order of the samples when Fit is given no seed.</summary>
    public long Epochs { get; set; }

    /// <summary>Forward and backward over a batch: the gradient, regularizers included, is then in the runner.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="slice">Which of them.</param>
    /// <param name="seed">Seed of noise.</param>
    /// <param name="threads">Threads to use at most.</param>
    /// <returns>The mean loss, regularizers included.</returns>
    public double Gradient(Samples samples, in BatchSlice slice, long seed, int threads)
    {
        Runner.Samples = samples;
        Runner.Threads = threads;
        Runner.Seed = RandomSource.Derive(seed, RandomPurpose.Noise);
        Runner.BatchNumber = BatchNumber;
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

    /// <summary>Applies a gradient, which is used up, and counts the batch: the states it left are those of the next one.</summary>
    public void Apply(PinnedFloats gradient, double learningRate, int threads)
    {
        Optimizer.Apply(_weights.Pointer, gradient.Pointer, learningRate, _team, threads);
        _statistics.Move(_weights, gradient);
        _states?.Commit();
        BatchNumber++;
    }
}
