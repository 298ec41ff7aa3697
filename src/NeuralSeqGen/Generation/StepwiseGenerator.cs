namespace NeuralSeqGen;

/// <summary>Generates sequences step by step, several samples at once.</summary>
/// <param name="plan">The model.</param>
/// <param name="samples">Its inputs, those of the ids not read.</param>
/// <param name="parameters">The weights; alive as long as the call.</param>
/// <param name="searches">The beginnings of each sample.</param>
/// <param name="length">Ids at most.</param>
internal sealed unsafe class StepwiseGenerator(ExecutionPlan plan, Samples samples, float* parameters, SampleSearch[] searches, int length) : IShardJob
{
    private const int MaxParts = 64;

    private readonly float* _parameters = parameters;

    private int Parts => Math.Min(MaxParts, searches.Length);

    /// <summary>Goes on with all samples to their ends.</summary>
    public void Run() => new WorkTeam().Run(this, Parts, Environment.ProcessorCount);

    void IShardJob.Run(int part)
    {
        using var arena = plan.DecodeArenas.Rent();
        var decoder = new StepDecoder(plan, arena.Item, _parameters);
        void** inputs = stackalloc void*[plan.Inputs.Length];
        for (int s = part; s < searches.Length; s += Parts)
        {
            for (int i = 0; i < plan.Inputs.Length; i++)
            {
                inputs[i] = (int*)samples.Inputs[i] + (nint)s * plan.Inputs[i].Elements;
            }

            decoder.Run(searches[s], inputs, length);
            searches[s].Finish();
        }
    }
}
