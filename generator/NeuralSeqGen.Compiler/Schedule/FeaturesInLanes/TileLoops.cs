using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>
/// Writes the loops of a cluster, or of products that share a tile, with features in the lanes: loops over the axes before the last, over vectors and over
/// samples; a register tile of samples × vectors inside.
/// </summary>
internal sealed class TileLoops(Job job, Forms forms)
{
    private readonly Cluster _cluster = job.Cluster;
    private readonly Shape _space = job.Cluster.Space;

    private bool IsProduct => _cluster.Root?.Op is ProductOp;

    private int Products => 1 + _cluster.Joined.Count;

    public void Emit()
    {
        job.Describe();
        job.Builder.Kernel.Body.AddRange(Loops.Over(job.Builder, "i", _space.Take(_space.Rank - 1), 1, Vectors));
    }

    private IReadOnlyList<Statement> Vectors(IReadOnlyList<AffineIndex> outer)
    {
        int all = (_space.Last + job.Tiling.Lanes - 1) / job.Tiling.Lanes, together = IsProduct ? job.Tiling.FeatureVectors(all, Products) : 1;
        return job.Builder.Repeat("vector", all / together, vector => Samples(outer, vector * (together * job.Tiling.Lanes), together));
    }

    private IReadOnlyList<Statement> Samples(IReadOnlyList<AffineIndex> outer, AffineIndex column, int vectors)
    {
        int samples = IsProduct ? job.Tiling.FeatureRows(vectors * Products) : job.Tiling.Elementwise(Group.Size, _cluster.Nodes.Count());
        return job.Builder.Repeat("sample", Group.Size / samples, sample => Tile(new Area(outer, sample * samples, samples, column, vectors)));
    }

    private List<Statement> Tile(Area area)
    {
        var first = new Tile(job, new Operands(job, forms, area), area);
        List<Tile> tiles = [first, .. _cluster.Joined.Select(cluster => first.Beside(cluster, area))];
        if (IsProduct)
        {
            new Product(tiles).Emit();
        }

        var followed = tiles.Where(tile => !IsProduct || tile.Cluster.Epilogue.Count > 0).ToList();
        Enumerable.Range(0, area.Size).ToList().ForEach(e => followed.ForEach(tile => tile.EmitEpilogue(e)));
        return first.Statements;
    }
}
