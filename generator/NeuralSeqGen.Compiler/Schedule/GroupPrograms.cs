using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Storage;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// Programs of a group: an element is one number of each of the 16 samples, side by side, so that there are no tails and no sums over lanes. They serve any
/// shape and any op. Features are in the lanes where <see cref="FormPlan"/> says so.
/// </summary>
internal class GroupPrograms(Tiling tiling) : ProgramKind(tiling)
{
    // an element is a cache line; shorter rows of a power of 2 still spread over enough sets
    private const int ConflictingLines = 8;

    public override int Samples => Group.Size;

    public override int RowPadding => 1;

    public override bool JoinsInPlace => true;

    public override bool KeepsKernelsOpen => false;

    /// <summary>Products over the steps read one element of each: rows of an odd number of cache lines keep those from meeting in a few sets of the cache.</summary>
    public override Shape StoredSteps(Shape shape) => shape.Rank < 2 || shape.Last < ConflictingLines || shape.Last % 2 == 1 ? shape : shape.With(-1, shape.Last + 1);

    public override IReadOnlyList<Cluster> Order(IReadOnlyList<Cluster> clusters) => clusters;

    public override bool IsContiguous(Layout layout) => layout.Strides.Equals(new(layout.Shape.Strides()));

    public override KernelBuilder Kernel(string scope, Form form) => new(scope, form, Tiling.Lanes);

    public override void WriteTile(Job job, Places places)
    {
        var level = job.Level;
        if (level.Plan.Of(job.Cluster) == Form.Samples)
        {
            new SamplesInLanes.TileLoops(job, v => places.As(level, v, Form.Samples)).Emit();
            return;
        }

        var forms = new FeaturesInLanes.Forms(v => places.Of(level, v), v => places.As(level, v, Form.Features), (v, term) => places.Weights(level, v, term));
        if (job.Cluster.Epilogue.Any(n => n.Op is BatchReduceOp))
        {
            new FeaturesInLanes.GradientLoops(job, forms).Emit();
        }
        else
        {
            new FeaturesInLanes.TileLoops(job, forms).Emit();
        }
    }

    public override void WriteSoftmax(KernelBuilder builder, Level level, Softmax softmax) => SamplesInLanes.LaneLoops.Emit(builder, Tiling, new SoftmaxLoops(builder, Tiling, softmax, 1).Rows());
}
