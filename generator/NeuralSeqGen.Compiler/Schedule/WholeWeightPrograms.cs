using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// Programs over one whole weight: as those of one sequence, but products are summed in order, and clusters run in the order of the graph, since numbers that
/// sums give are known behind them only.
/// </summary>
internal sealed class WholeWeightPrograms(Tiling tiling) : OneSequencePrograms(tiling with { SumsInOrder = true })
{
    public override bool HoldsWholeWeights => true;

    public override IReadOnlyList<Cluster> Order(IReadOnlyList<Cluster> clusters) => clusters;
}
