using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>
/// Writes the nest of a cluster, or of products that share a tile, with features in the lanes: loops over the axes before the last, over vectors and over
/// samples; a register tile of samples × vectors inside.
/// </summary>
internal sealed class GroupTileEmitter(Level level, Cluster cluster, KernelBuilder builder, Tiling tiling, GroupForms forms)
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

    private IReadOnlyList<Statement> Outer(int axis, List<Index> indices) =>
        axis == _space.Rank - 1 ? Vectors(indices) : builder.Repeat("i", _space[axis], i => Outer(axis + 1, [.. indices, i]));

    private IReadOnlyList<Statement> Vectors(List<Index> indices)
    {
        int all = (_space.Last + tiling.Lanes - 1) / tiling.Lanes, together = IsProduct ? tiling.FeatureVectors(all, 1 + cluster.Joined.Count) : 1;
        return builder.Repeat("vector", all / together, vector => Samples(indices, vector * (together * tiling.Lanes), together));
    }

    private IReadOnlyList<Statement> Samples(List<Index> indices, Index column, int vectors)
    {
        int samples = IsProduct ? tiling.FeatureRows(vectors * (1 + cluster.Joined.Count)) : tiling.Elementwise(Buffer.Lanes, cluster.Nodes.Count());
        return builder.Repeat("sample", Buffer.Lanes / samples, sample => Tile(indices, sample * samples, samples, column, vectors));
    }

    private IReadOnlyList<Statement> Tile(List<Index> indices, Index sample, int samples, Index column, int vectors)
    {
        var first = new GroupTile(level, cluster, builder, forms, indices, sample, samples, column, vectors, tiling.Lanes);
        List<GroupTile> tiles = [first, .. cluster.Joined.Select(c => new GroupTile(level, c, builder, forms, indices, sample, samples, column, vectors, tiling.Lanes) { Beside = first })];
        if (IsProduct)
        {
            new GroupProduct(tiles, samples, vectors).Emit();
        }

        var followed = tiles.Where(tile => !IsProduct || tile.Cluster.Epilogue.Count > 0).ToList();
        for (int e = 0; e < samples * vectors; e++)
        {
            followed.ForEach(tile => tile.EmitEpilogue(e));
        }

        return first.Statements;
    }
}
