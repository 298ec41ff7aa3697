using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// The optimizer's memory and one step of it: accumulated gradients, clipping, the generated update, constraints, the moving average of the weights.
/// </summary>
internal sealed unsafe class OptimizerStep : IShardJob
{
    private const int Piece = 1 << 14;
    private const int Block = ModelProgram.GroupSize;

    private readonly ModelDefinition _definition;
    private readonly ModelProgram _program;
    private readonly OptimizerDefinition _optimizer;
    private readonly TrainableWeights _trainable;
    private readonly PinnedFloats? _accumulated;
    private readonly PinnedFloats? _average;
    private float* _parameters;
    private float* _gradient;
    private double _learningRate;
    private (int Start, int End) _run;

    public OptimizerStep(ModelDefinition definition, ModelProgram program, OptimizerDefinition optimizer, TrainableWeights trainable)
    {
        _definition = definition;
        _program = program;
        _optimizer = optimizer;
        _trainable = trainable;
        Slots = [.. optimizer.Slots.Select(_ => new PinnedFloats(definition.ParameterCount))];
        if (Every > 1)
        {
            _accumulated = new PinnedFloats(definition.ParameterCount);
        }

        if (optimizer.UseEma)
        {
            _average = new PinnedFloats(definition.ParameterCount);
        }

        for (int i = 0; i < Slots.Length && i < optimizer.SlotStart.Length; i++)
        {
            Slots[i].Span.Fill(optimizer.SlotStart[i]);
        }
    }

    /// <summary>One value per parameter for each of the optimizer's slots.</summary>
    public PinnedFloats[] Slots { get; }

    /// <summary>Batches applied so far.</summary>
    public long Batches { get; set; }

    /// <summary>Everything that a checkpoint holds besides the counters, by name.</summary>
    public IEnumerable<(string Name, PinnedFloats Values)> State
    {
        get
        {
            for (int i = 0; i < Slots.Length; i++)
            {
                yield return (_optimizer.Slots[i], Slots[i]);
            }

            if (_accumulated is not null)
            {
                yield return ("accumulated_gradient", _accumulated);
            }

            if (_average is not null)
            {
                yield return ("average", _average);
            }
        }
    }

    private int Every => Math.Max(1, _optimizer.GradientAccumulationSteps);

    /// <summary>Applies the gradient of one batch; <paramref name="gradient"/> is used as work memory.</summary>
    public void Apply(float* parameters, float* gradient, double learningRate, WorkTeam team, int threads)
    {
        _parameters = parameters;
        _gradient = gradient;
        _learningRate = learningRate;
        if (Accumulate())
        {
            Step(team, threads);
        }

        if (_average is not null)
        {
            Average(_average.Pointer);
        }

        Batches++;
    }

    /// <summary>Puts the moving average in the place of the weights, as Keras does when fit ends.</summary>
    public void TakeAverage(float* parameters)
    {
        if (_average is null || Batches == 0)
        {
            return;
        }

        foreach (var (start, end) in _trainable.Runs)
        {
            _average.Span[start..end].CopyTo(new Span<float>(parameters + start, end - start));
        }
    }

    private bool Accumulate()
    {
        if (_accumulated is null)
        {
            return true;
        }

        float* sum = _accumulated.Pointer;
        bool last = (Batches + 1) % Every == 0;
        for (int i = 0; i < _definition.ParameterCount; i++)
        {
            float total = sum[i] + _gradient[i];
            sum[i] = last ? 0 : total;
            if (last)
            {
                _gradient[i] = total / Every;
            }
        }
        return last;
    }

    private void Step(WorkTeam team, int threads)
    {
        GradientClipping.Apply(_optimizer, _definition, _trainable, _gradient);
        foreach (var run in _trainable.Runs)
        {
            _run = run;
            team.Run(this, (run.End - run.Start + Piece - 1) / Piece, threads);
        }
        for (int i = 0; i < _definition.Weights.Length; i++)
        {
            if (_trainable[i])
            {
                Finish(_definition.Weights[i]);
            }
        }
    }

    /// <summary>What is done to a weight as a whole.</summary>
    private void Finish(WeightDefinition weight)
    {
        var values = new Span<float>(_parameters + weight.Offset, weight.Length);
        if (_optimizer.UsesTrustRatio)
        {
            TrustRatio.Apply(values, new ReadOnlySpan<float>(_gradient + weight.Offset, weight.Length), _learningRate);
        }

        WeightConstraints.Apply(weight, values);
    }

    void IShardJob.Run(int part)
    {
        float** slots = stackalloc float*[Slots.Length];
        int start = _run.Start + part * Piece;
        int length = Math.Min(Piece, _run.End - start);
        int whole = length / Block * Block;
        for (int i = 0; i < Slots.Length; i++)
        {
            slots[i] = Slots[i].Pointer + start;
        }

        if (whole > 0)
        {
            Update(_parameters + start, _gradient + start, slots, whole);
        }

        if (whole < length)
        {
            UpdateRest(start + whole, length - whole, slots);
        }
    }

    // What is left of a run is copied: the update works on multiples of 16 and must not touch the weight behind.
    private void UpdateRest(int start, int length, float** slots)
    {
        float* buffers = stackalloc float[(2 + Slots.Length) * Block];
        new Span<float>(buffers, (2 + Slots.Length) * Block).Clear();
        Copy(_parameters + start, buffers, length);
        Copy(_gradient + start, buffers + Block, length);
        for (int i = 0; i < Slots.Length; i++)
        {
            slots[i] = buffers + (2 + i) * Block;
            Copy(Slots[i].Pointer + start, slots[i], length);
        }
        Update(buffers, buffers + Block, slots, Block);
        Copy(buffers, _parameters + start, length);
        Copy(buffers + Block, _gradient + start, length);
        for (int i = 0; i < Slots.Length; i++)
        {
            Copy(slots[i], Slots[i].Pointer + start, length);
        }
    }

    private void Update(float* parameters, float* gradient, float** slots, int length)
    {
        var range = new UpdateRange
        {
            Parameters = parameters, Gradients = gradient, Slots = slots, Length = length, LearningRate = _learningRate, Step = Batches / Every + 1,
        };
        _program.Update(in range);
    }

    // Keras: the first batch copies the weights. Frozen weights are averaged too: their average has to be right when they are trained again.
    private void Average(float* average)
    {
        float momentum = Batches / Every == 0 ? 0f : (float)_optimizer.EmaMomentum;
        for (int i = 0; i < _definition.ParameterCount; i++)
        {
            average[i] = momentum * average[i] + (1 - momentum) * _parameters[i];
        }
    }

    private static void Copy(float* source, float* destination, int length) => new ReadOnlySpan<float>(source, length).CopyTo(new Span<float>(destination, length));
}
