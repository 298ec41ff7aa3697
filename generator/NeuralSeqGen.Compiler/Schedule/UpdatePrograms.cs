using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Programs of an optimizer's update: those of a group whose 16 samples are parameters. A range of parameters is many groups, and the numbers of the batch are the same for all.</summary>
internal sealed class UpdatePrograms(Tiling tiling) : GroupPrograms(tiling)
{
    public override bool ComputesNumbersOnce => true;
}
