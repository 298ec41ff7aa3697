using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Programs of a step that a group takes together, over and over: each lane is a sequence of its own, whose states stay where they are from step to step.</summary>
internal sealed class LanePrograms(Tiling tiling) : GroupPrograms(tiling with { Features = FeatureLanes.Never })
{
    public override bool ReadsStatesInPlace => true;

    public override bool HoldsStatesInLanes => true;
}
