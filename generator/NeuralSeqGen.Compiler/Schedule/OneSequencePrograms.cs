using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// Programs of one sequence: vectors run along the last axis of every value, whose rows are padded to whole vectors. There is little work between calls and
/// latency is what counts, so that kernels go on from cluster to cluster and what most work waits for comes first.
/// </summary>
internal class OneSequencePrograms(Tiling tiling) : ProgramKind(tiling with { Features = FeatureLanes.Never })
{
    public override int Samples => 1;

    public override int RowPadding => Group.Size;

    public override bool ReadsStatesInPlace => true;

    public override bool JoinsInPlace => false;

    public override bool KeepsKernelsOpen => true;

    public override Shape StoredSteps(Shape shape) => shape;

    public override IReadOnlyList<Cluster> Order(IReadOnlyList<Cluster> clusters) => CriticalPath.Order(clusters);

    public override bool IsContiguous(Layout layout) => layout.IsRows;

    // whatever form its values go by, there are no samples that could be in the lanes
    public override KernelBuilder Kernel(string scope, Form form) => new(scope, Form.Features, Tiling.Lanes);

    public override void WriteTile(Job job, Places places) => new OneSequence.TileLoops(job, v => places.Of(job.Level, v)).Emit();

    public override void WriteSoftmax(KernelBuilder builder, Level level, Softmax softmax)
    {
        if (!softmax.HasWholeRows)
        {
            level.Refuse("a softmax of elements that are not neighbours");
        }

        builder.Kernel.Body.AddRange(new SoftmaxLoops(builder, Tiling, softmax, Tiling.Lanes).Rows());
    }
}
