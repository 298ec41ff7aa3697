using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>
/// Writes the loops of one cluster with samples in the lanes: loops over rows and column tiles, a register tile of rows × columns inside, accumulation over k,
/// then the elementwise epilogue and the stores.
/// </summary>
internal sealed class TileLoops(Job job, Func<Value, Layout> resolve)
{
    private const int MostLocals = 500;

    private readonly Cluster _cluster = job.Cluster;
    private readonly Shape _space = job.Cluster.Space;

    private int Rows => _space.Rank > 1 ? _space[_space.Rank - 2] : 1;

    private int Columns => _space.Rank > 0 ? _space.Last : 1;

    public void Emit()
    {
        job.Describe();
        var (rows, columns) = _cluster.Root?.Op is ProductOp ? ProductTile() : (1, job.Tiling.Elementwise(Columns, _cluster.Nodes.Count()));
        LaneLoops.Emit(job.Builder, job.Tiling, Loops.Over(job.Builder, "i", _space.Take(Math.Max(0, _space.Rank - 2)), 1, outer => RowTiles(outer, rows, columns)));
    }

    /// <summary>The tile of a product, smaller where so much follows that the locals of a large one would be too many for the JIT.</summary>
    private (int Rows, int Columns) ProductTile()
    {
        var (rows, columns) = job.Tiling.Product(Rows, Columns);
        int locals = _cluster.Epilogue.Count + _cluster.Epilogue.SelectMany(n => n.Inputs).Distinct().Count();
        while (rows * columns > 1 && WrittenOut(Rows, rows) * WrittenOut(Columns, columns) * locals > MostLocals)
        {
            (rows, columns) = rows > 1 ? (rows / 2, columns) : (1, columns / 2);
        }

        return (rows, columns);
    }

    /// <summary>Places of an axis that have code of their own.</summary>
    private static int WrittenOut(int extent, int tile) => Tiling.Split(extent, tile).Sum(part => part.Size);

    private IReadOnlyList<Statement> RowTiles(IReadOnlyList<AffineIndex> outer, int rows, int columns)
    {
        var tiles = Tiling.Split(Rows, rows);
        return Loops.Tiles(job.Builder, "row", _cluster.RowSums.Count > 0 ? Loops.FirstApart(tiles) : tiles, (row, size) => ColumnTiles(outer, row, size, columns));
    }

    private IReadOnlyList<Statement> ColumnTiles(IReadOnlyList<AffineIndex> outer, AffineIndex row, int rows, int columns) =>
        Loops.Tiles(job.Builder, "column", Tiling.Split(Columns, columns), (column, size) => Tile(new Area(outer, _space.Rank > 1 ? row : null, rows, _space.Rank > 0 ? column : null, size)));

    private List<Statement> Tile(Area area)
    {
        var tile = new Tile(job, new Operands(job, resolve, area), area);
        var rowSums = new RowSumRegisters(tile, takes: area.Row is { Constant: 0, Terms.Count: 0 });
        switch (_cluster.Root?.Op)
        {
            case ProductOp: new Product(tile, rowSums).Emit(); break;
            case ReduceOp: new Reduction(tile).Emit(); break;
            default: break;
        }

        Enumerable.Range(0, area.Size).ToList().ForEach(tile.EmitEpilogue);
        rowSums.End();
        return tile.Statements;
    }
}
