using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>
/// Writes the loops of one cluster: loops over rows and column tiles, a register tile of rows × columns inside, accumulation over k, then the
/// elementwise epilogue and the stores.
/// </summary>
internal sealed class TileLoops(Level level, Cluster cluster, KernelBuilder builder, Tiling tiling, Func<Value, Layout> resolve)
{
    private const int MostLocals = 500;

    private readonly Shape _space = cluster.Space.Rank == 0 ? new Shape(1) : cluster.Space;

    public void Emit()
    {
        Describe();
        int rows = _space.Rank > 1 ? _space[_space.Rank - 2] : 1;
        var (tileRows, tileColumns) = cluster.Root?.Op is ProductOp ? ProductTile(rows) : (1, tiling.Elementwise(_space.Last, cluster.Nodes.Count()));
        builder.Kernel.Body.AddRange(OuterRows(0, tileRows, tileColumns, []));
    }

    /// <summary>The tile of a product, smaller where so much follows that the locals of a large one would be too many for the JIT.</summary>
    private (int Rows, int Columns) ProductTile(int rows)
    {
        var (tileRows, tileColumns) = tiling.Product(rows, _space.Last);
        int locals = cluster.Epilogue.Count + cluster.Epilogue.SelectMany(n => n.Inputs).Distinct().Count();
        while (tileRows * tileColumns > 1 && WrittenOut(rows, tileRows) * WrittenOut(_space.Last, tileColumns) * locals > MostLocals)
        {
            (tileRows, tileColumns) = tileRows > 1 ? (tileRows / 2, tileColumns) : (1, tileColumns / 2);
        }

        return (tileRows, tileColumns);
    }

    /// <summary>Places of an axis that have code of their own.</summary>
    private static int WrittenOut(int extent, int tile) => Tiling.Split(extent, tile).Sum(part => part.Size);

    private void Describe()
    {
        foreach (var node in cluster.Nodes)
        {
            builder.Kernel.Remarks.Add(Formula.Of(node, level, builder));
        }
    }

    private IReadOnlyList<Statement> OuterRows(int axis, int tileRows, int tileColumns, List<AffineIndex> indices)
    {
        if (axis >= _space.Rank - 2)
        {
            return _space.Rank == 1 ? ColumnTiles(tileColumns, indices, 0, 1) : RowTiles(tileRows, tileColumns, indices);
        }

        if (_space[axis] == 1)
        {
            return OuterRows(axis + 1, tileRows, tileColumns, [.. indices, 0]);
        }

        var loop = builder.Loop("i");
        return [new LoopStatement(loop, _space[axis], OuterRows(axis + 1, tileRows, tileColumns, [.. indices, AffineIndex.Of(loop)]))];
    }

    private List<Statement> RowTiles(int tileRows, int tileColumns, List<AffineIndex> indices)
    {
        var statements = new List<Statement>();
        foreach (var (start, size, count) in Peeled(Tiling.Split(_space[_space.Rank - 2], tileRows)))
        {
            var loop = count > 1 ? builder.Loop("row") : null;
            var row = loop is null ? start : new AffineIndex(start, [(loop, size)]);
            var body = ColumnTiles(tileColumns, indices, row, size);
            statements.AddRange(loop is null ? body : [new LoopStatement(loop, count, body)]);
        }

        return statements;
    }

    /// <summary>The first tile of rows apart, where it does more than the others.</summary>
    private IEnumerable<(int Start, int Size, int Count)> Peeled(IReadOnlyList<(int Start, int Size, int Count)> tiles) => cluster.RowSums.Count == 0 || tiles[0].Count == 1
        ? tiles
        : [(tiles[0].Start, tiles[0].Size, 1), (tiles[0].Start + tiles[0].Size, tiles[0].Size, tiles[0].Count - 1), .. tiles.Skip(1)];

    private List<Statement> ColumnTiles(int tileColumns, List<AffineIndex> indices, AffineIndex row, int rows)
    {
        var statements = new List<Statement>();
        foreach (var (start, size, count) in Tiling.Split(_space.Last, tileColumns))
        {
            var loop = count > 1 ? builder.Loop("column") : null;
            var column = loop is null ? start : new AffineIndex(start, [(loop, size)]);
            var body = new Tile(level, cluster, builder, resolve, [.. indices], _space.Rank > 1 ? row : null, rows, column, size) { TakesRowSums = row is { Constant: 0, Terms.Count: 0 } }.Emit();
            statements.AddRange(loop is null ? body : [new LoopStatement(loop, count, body)]);
        }

        return statements;
    }
}
