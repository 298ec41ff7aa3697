using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>
/// Writes the loops of a cluster, or of products that share a tile, with features in the lanes: loops over the axes before the last, over vectors and over
/// samples; a register tile of samples × vectors inside.
/// </summary>
internal sealed class TileLoops(Level level, Cluster cluster, KernelBuilder builder, Tiling tiling, Forms forms)
{
    private readonly Shape _space = cluster.Space;

    private bool IsProduct => cluster.Root?.Op is ProductOp;

    public void Emit()
    {
        foreach (var node in cluster.Together.SelectMany(c => c.Nodes))
        {
            builder.Kernel.Remarks.Add(Formula.Of(node, level, builder));
        }

        builder.Kernel.Body.AddRange(Outer(0, []));
    }

    private IReadOnlyList<Statement> Outer(int axis, List<AffineIndex> indices) =>
        axis == _space.Rank - 1 ? Vectors(indices) : builder.Repeat("i", _space[axis], i => Outer(axis + 1, [.. indices, i]));

    private IReadOnlyList<Statement> Vectors(List<AffineIndex> indices)
    {
        int all = (_space.Last + tiling.Lanes - 1) / tiling.Lanes, together = IsProduct ? tiling.FeatureVectors(all, 1 + cluster.Joined.Count) : 1;
        return builder.Repeat("vector", all / together, vector => Samples(indices, vector * (together * tiling.Lanes), together));
    }

    private IReadOnlyList<Statement> Samples(List<AffineIndex> indices, AffineIndex column, int vectors)
    {
        int samples = IsProduct ? tiling.FeatureRows(vectors * (1 + cluster.Joined.Count)) : tiling.Elementwise(Group.Size, cluster.Nodes.Count());
        return builder.Repeat("sample", Group.Size / samples, sample => Tile(indices, sample * samples, samples, column, vectors));
    }

    private IReadOnlyList<Statement> Tile(List<AffineIndex> indices, AffineIndex sample, int samples, AffineIndex column, int vectors)
    {
        var first = new Tile(level, cluster, builder, forms, indices, sample, samples, column, vectors, tiling.Lanes);
        List<Tile> tiles = [first, .. cluster.Joined.Select(c => new Tile(level, c, builder, forms, indices, sample, samples, column, vectors, tiling.Lanes) { Beside = first })];
        if (IsProduct)
        {
            new Product(tiles, samples, vectors).Emit();
        }

        var followed = tiles.Where(tile => !IsProduct || tile.Cluster.Epilogue.Count > 0).ToList();
        for (int e = 0; e < samples * vectors; e++)
        {
            followed.ForEach(tile => tile.EmitEpilogue(e));
        }

        return first.Statements;
    }
}
