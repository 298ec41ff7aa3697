using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Runs samples through a model in inference mode, several groups at once where there are many. Serves one call at a time.</summary>
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
    /// <param name="layer">Layer whose output is wanted; −1 for the model's outputs.</param>
    public void Run(Samples samples, float* parameters, int layer)
    {
        _samples = samples;
        _parameters = parameters;
        _layer = layer;
        int batch = plan.States?.Batch ?? samples.Count;
        for (_first = 0; _first < samples.Count; _first += batch)
        {
            _groups = new ShardPlan(batch);
            int threads = _groups.Groups < ParallelGroups ? 1 : Environment.ProcessorCount;
            _parts = threads == 1 ? 1 : Math.Min(MaxParts, _groups.Groups);
            _team.Run(this, _parts, threads);
            if (layer < 0)
            {
                Advance();
            }
        }
    }

    // A run for the output of one layer ends there, before the states of the layers behind it.
    private void Advance()
    {
        plan.States?.Offer();
        plan.States?.Commit();
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
        void** inputs = stackalloc void*[plan.Inputs.Length];
        float** outputs = stackalloc float*[_outputs.Length];
        int row = group * ModelProgram.GroupSize;
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
            Count = _groups.Count(group), BatchCount = _samples.Count, FirstSample = first, Layer = _layer,
            Inputs = inputs, Outputs = outputs, Parameters = _parameters, Arena = arena,
        };
        plan.States?.Place(ref call, row);
        plan.Program.Predict(in call);
    }
}
