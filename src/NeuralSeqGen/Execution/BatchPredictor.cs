using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Runs samples through a model in inference mode, several groups at once where there are many; few samples one after the other, where that costs less than
/// the groups they would fill in part. Serves one call at a time.
/// </summary>
internal sealed unsafe class BatchPredictor(ExecutionPlan plan) : IShardJob
{
    // Below this many groups a call stays on its thread: waking another costs more than it brings.
    private const int ParallelGroups = 8;
    private const int MaxParts = 64;

    private readonly WorkTeam _team = new();
    private readonly nint[] _outputs = new nint[plan.Outputs.Length];
    private readonly int[] _outputElements = new int[plan.Outputs.Length];
    private Samples _samples = null!;
    private float* _parameters;
    private ShardPlan _groups;
    private int _parts;
    private bool _isOneByOne;
    private int _layer;
    private int _first;

    /// <summary>Where each output goes, and its elements per sample; for a layer's output, the first alone.</summary>
    public void SetOutput(int index, float* destination, int elements)
    {
        _outputs[index] = (nint)destination;
        _outputElements[index] = elements;
    }

    /// <summary>Predicts all samples; those of a stateful model batch by batch, since each starts where the last one ended.</summary>
    /// <param name="samples">The samples; targets are not read.</param>
    /// <param name="parameters">The weights; alive as long as the call.</param>
    /// <param name="layer">Layer whose output is wanted, and then states are in the end what they were; −1 for the model's outputs.</param>
    public void Run(Samples samples, float* parameters, int layer)
    {
        _samples = samples;
        _parameters = parameters;
        _layer = layer;
        if (plan.States is not { } states)
        {
            RunBatch(samples.Count);
        }
        else if (layer < 0)
        {
            RunBatches(states);
        }
        else
        {
            RunLayer(states, layer);
        }
    }

    private void RunBatches(CarriedStates states)
    {
        for (_first = 0; _first < _samples.Count; _first += states.Batch)
        {
            RunBatch(states.Batch);
            Advance(states);
        }
    }

    // A run for the output of one layer ends there, before the states of the layers behind it: a run of the whole model takes them on to the next batch.
    private void RunLayer(CarriedStates states, int layer)
    {
        float[] before = new float[states.Length];
        states.CopyTo(before);
        nint[] outputs = [.. _outputs];
        int[] elements = [.. _outputElements];
        var aside = Array.ConvertAll(plan.Outputs, port => new PinnedFloats(states.Batch * port.Elements));
        try
        {
            for (_first = 0; _first < _samples.Count; _first += states.Batch)
            {
                _layer = layer;
                SetOutput(0, (float*)outputs[0], elements[0]);
                RunBatch(states.Batch);
                if (_first + states.Batch < _samples.Count)
                {
                    RunAside(states, aside);
                }
            }
        }
        finally
        {
            GC.KeepAlive(aside);
            states.Set(before);
        }
    }

    private void RunAside(CarriedStates states, PinnedFloats[] aside)
    {
        _layer = -1;
        for (int i = 0; i < aside.Length; i++)
        {
            // The batch's rows are counted from the first sample of the call.
            SetOutput(i, aside[i].Pointer - (nint)_first * plan.Outputs[i].Elements, plan.Outputs[i].Elements);
        }

        RunBatch(states.Batch);
        Advance(states);
    }

    private void RunBatch(int count)
    {
        _groups = new ShardPlan(count);
        // by the samples of the whole batch, never by a thread's: equal samples of a call get equal bits
        _isOneByOne = _layer < 0 && count <= (long)_groups.Groups * plan.Program.GroupCost;
        int threads = _groups.Groups < ParallelGroups ? 1 : Environment.ProcessorCount;
        _parts = threads == 1 ? 1 : Math.Min(MaxParts, _groups.Groups);
        _team.Run(this, _parts, threads);
    }

    private static void Advance(CarriedStates states)
    {
        states.Offer();
        states.Commit();
    }

    void IShardJob.Run(int part)
    {
        using var arena = plan.PredictArenas.Rent();
        int end = (int)((long)(part + 1) * _groups.Groups / _parts);
        for (int group = (int)((long)part * _groups.Groups / _parts); group < end; group++)
        {
            RunGroup(group, arena.Item.Pointer);
        }
    }

    private void RunGroup(int group, float* arena)
    {
        int row = group * ModelProgram.GroupSize, count = _groups.Count(group);
        if (!_isOneByOne)
        {
            RunSamples(row, count, arena);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            RunSamples(row + i, 1, arena);
        }
    }

    private void RunSamples(int row, int count, float* arena)
    {
        void** inputs = stackalloc void*[plan.Inputs.Length];
        float** outputs = stackalloc float*[_outputs.Length];
        int first = _first + row;
        for (int i = 0; i < plan.Inputs.Length; i++)
        {
            inputs[i] = (int*)_samples.Inputs[i] + (nint)first * plan.Inputs[i].Elements;
        }

        for (int i = 0; i < _outputs.Length; i++)
        {
            outputs[i] = (float*)_outputs[i] + (nint)first * _outputElements[i];
        }

        var call = new BatchGroup
        {
            Count = count, BatchCount = _samples.Count, FirstSample = first, Layer = _layer,
            Inputs = inputs, Outputs = outputs, Parameters = _parameters, Arena = arena,
        };
        plan.States?.Place(ref call, row);
        if (_isOneByOne)
        {
            plan.Program.PredictOne(in call);
        }
        else
        {
            plan.Program.Predict(in call);
        }
    }
}
