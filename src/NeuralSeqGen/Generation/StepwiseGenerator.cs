using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Generates sequences step by step, several samples at once: in the lanes of groups where there are enough of them, else each for itself.</summary>
/// <param name="plan">The model.</param>
/// <param name="samples">Its inputs, those of the ids not read.</param>
/// <param name="parameters">The weights; alive as long as the call.</param>
/// <param name="searches">The beginnings of each sample.</param>
/// <param name="length">Ids at most.</param>
internal sealed unsafe class StepwiseGenerator(ExecutionPlan plan, Samples samples, float* parameters, SampleSearch[] searches, int length) : IShardJob
{
    private const int MaxParts = 64;

    // parts of several groups: lanes of short sequences are taken by the next ones
    private const int FewParts = 8;
    private const int GroupsOfPart = 4;

    private readonly float* _parameters = parameters;
    private readonly bool _isInLanes = LaneDecoder.Serves(plan, searches.Length, searches[0].Width);

    /// <summary>A function of the samples alone: which of them share a group, and with it the last digits, is the same on every machine.</summary>
    private int Parts => Math.Min(MaxParts, _isInLanes ? Math.Min(Groups, Math.Max(FewParts, Groups / GroupsOfPart)) : searches.Length);

    private int Groups => LaneDecoder.Groups(searches.Length, searches[0].Width);

    private IEnumerable<int> Of(int part)
    {
        for (int s = part; s < searches.Length; s += Parts)
        {
            yield return s;
        }
    }

    /// <summary>Goes on with all samples to their ends.</summary>
    public void Run() => new WorkTeam().Run(this, Parts, Environment.ProcessorCount);

    void IShardJob.Run(int part)
    {
        using var arena = plan.DecodeArenas.Rent();
        var encoder = new SampleEncoder(plan, samples, arena.Item, _parameters);
        if (_isInLanes)
        {
            using var lanes = plan.DecodeLanesArenas.Rent();
            new LaneDecoder(plan, encoder, lanes.Item, _parameters).Run(Of(part), searches, length);
            return;
        }

        var decoder = new StepDecoder(plan, encoder, arena.Item, _parameters);
        foreach (int s in Of(part))
        {
            decoder.Run(searches[s], s, length);
            searches[s].Finish();
        }
    }
}
