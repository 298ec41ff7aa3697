using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>
/// Writes the loops of one cluster for one sequence: loops over rows, vectors along the last axis. A short chain of sums is split in several, since
/// latency is what counts. The results of a reduction along the lanes are numbers in all lanes, stored one by one.
/// </summary>
internal sealed class TileLoops(Level level, Cluster cluster, KernelBuilder builder, Tiling tiling, Func<Value, Layout> resolve)
{
    private const int MostRows = 4;

    private readonly Shape _space = cluster.Space;

    public void Emit()
    {
        foreach (var node in cluster.Inner.Concat(cluster.Root is null ? [] : [cluster.Root]).Concat(cluster.Epilogue))
        {
            builder.Kernel.Remarks.Add(Formula.Of(node, level, builder));
        }

        if (builder.Kernel.UsesRandom || cluster.Epilogue.Concat(cluster.Inner).Any(n => n.Op is RandomOp or BatchReduceOp))
        {
            throw new UnsupportedScheduleException("random numbers or sums over samples");
        }

        bool scalars = (cluster.Root?.Op is ReduceOp && !ColumnReduction.Fits(cluster, level, resolve)) || _space.Rank == 0;
        builder.Kernel.Body.AddRange(Rows(0, [], scalars ? _space.Rank : _space.Rank - 1, scalars));
    }

    private IReadOnlyList<Statement> Rows(int axis, List<AffineIndex> indices, int rowAxes, bool scalars)
    {
        if (axis == rowAxes)
        {
            return scalars ? Tile(indices, 1, null, 1) : Blocks(indices, 1);
        }

        if (!scalars && axis == rowAxes - 1 && cluster.Root?.Op is ProductOp)
        {
            return Tiling.Split(_space[axis], MostRows).SelectMany(tile => builder.Repeat("row", tile.Count, i => Blocks([.. indices, i * tile.Size + tile.Start], tile.Size))).ToList();
        }

        return builder.Repeat("i", _space[axis], i => Rows(axis + 1, [.. indices, i], rowAxes, scalars));
    }

    private IReadOnlyList<Statement> Blocks(List<AffineIndex> rows, int rowCount)
    {
        int blocks = (_space.Last + tiling.Lanes - 1) / tiling.Lanes;
        int together = Math.Min(blocks, cluster.Root?.Op is ProductOp ? Math.Max(1, 12 / rowCount) : 4);
        return Tiling.Split(blocks, together).SelectMany(tile => builder.Repeat("block", tile.Count, b => Tile(rows, rowCount, (b * (tile.Size * tiling.Lanes)) + (tile.Start * tiling.Lanes), tile.Size))).ToList();
    }

    private IReadOnlyList<Statement> Tile(List<AffineIndex> rows, int rowCount, AffineIndex? column, int blocks) =>
        new Tile(level, cluster, builder, tiling, resolve, rows, rowCount, column, blocks).Emit();
}
