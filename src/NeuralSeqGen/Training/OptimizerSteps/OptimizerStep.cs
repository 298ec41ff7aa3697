using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// The optimizer's memory and one step of it: accumulated gradients, clipping, the generated updates over single parameters and over whole weights,
/// the moving average of the weights, constraints, in Keras's order.
/// </summary>
internal sealed unsafe class OptimizerStep
{
    private readonly OptimizerDefinition _optimizer;
    private readonly TrainableWeights _trainable;
    private readonly ElementwiseUpdate _elementwise;
    private readonly WeightPrograms _programs;
    private readonly GradientClipping _clipping;
    private readonly GradientAccumulation? _accumulation;
    private readonly WeightAverage? _average;
    private readonly bool _hasConstraints;

    public OptimizerStep(ExecutionPlan plan, TrainableWeights trainable)
    {
        _optimizer = plan.Definition.Optimizer!;
        _trainable = trainable;
        State = [.. SlotLayout.All(plan.Definition).Select(layout => new OptimizerMemory(layout, new PinnedFloats(layout.Length)))];
        var slots = State[.._optimizer.Slots.Length];
        _elementwise = new ElementwiseUpdate(plan.Program, [.. slots.Select(s => s.Values)]);
        _programs = new WeightPrograms(plan, trainable) { Slots = slots };
        _clipping = new GradientClipping(_optimizer, _programs, trainable);
        _accumulation = Every > 1 ? new GradientAccumulation(State[slots.Length].Values, Every) : null;
        _average = _optimizer.UseEma ? new WeightAverage(State[^1].Values, _optimizer.EmaMomentum) : null;
        _hasConstraints = plan.Definition.Weights.Any(w => w.Constraint != Constraint.None);
        for (int i = 0; i < slots.Length && i < _optimizer.SlotStart.Length; i++)
        {
            if (_optimizer.SlotStart[i] is not 0 and var start)
            {
                slots[i].Values.Span.Fill(start);
            }
        }
    }

    /// <summary>Batches applied so far.</summary>
    public long Batches { get; set; }

    /// <summary>Everything that a checkpoint holds besides the counters: slots, accumulated gradients, averages.</summary>
    public OptimizerMemory[] State { get; }

    private int Every => Math.Max(1, _optimizer.GradientAccumulationSteps);

    /// <summary>Applies the gradient of one batch; <paramref name="gradient"/> is used as work memory.</summary>
    public void Apply(float* parameters, float* gradient, double learningRate, WorkTeam team, int threads)
    {
        var arguments = new WholeWeight { Values = parameters, Gradient = gradient, LearningRate = learningRate, Step = Batches / Every + 1 };
        if (_accumulation is null || _accumulation.Add(gradient, Batches))
        {
            Step(arguments, team, threads);
        }

        Average(parameters);
        if (_hasConstraints)
        {
            _programs.Run(WeightPart.Constrain, in arguments, team, threads);
        }

        Batches++;
    }

    /// <summary>Puts the moving average in the place of the weights, as Keras does when fit ends.</summary>
    public void TakeAverage(float* parameters)
    {
        if (Batches > 0)
        {
            _average?.CopyTo(parameters, _trainable.Runs);
        }
    }

    private void Step(in WholeWeight arguments, WorkTeam team, int threads)
    {
        _clipping.Apply(arguments, team, threads);
        _elementwise.Run(_trainable.ElementwiseRuns, arguments.Values, arguments.Gradient, arguments.LearningRate, arguments.Step, team, threads);
        if (_optimizer.WholeWeights.Length > 0)
        {
            _programs.Run(WeightPart.Update, in arguments, team, threads);
        }
    }

    // at every batch, also while gradients are accumulated; what is counted are steps
    private void Average(float* parameters)
    {
        long step = Batches / Every;
        _average?.Move(parameters, isFirstStep: step == 0);
        if (_optimizer.EmaOverwriteFrequency > 0 && (step + 1) % _optimizer.EmaOverwriteFrequency == 0)
        {
            _average?.CopyTo(parameters, _trainable.Runs);
        }
    }
}
