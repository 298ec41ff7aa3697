using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>
/// Writes the loops of one cluster for one sequence: loops over rows, vectors along the last axis. A short chain of sums is split in several, since
/// latency is what counts. The results of a reduction along the lanes are numbers in all lanes, stored one by one.
/// </summary>
internal sealed class TileLoops(Job job, Func<Value, Layout> resolve)
{
    private const int MostRows = 4, MostProductVectors = 12, MostVectors = 4;

    private readonly Cluster _cluster = job.Cluster;
    private readonly Shape _space = job.Cluster.Space;

    private bool IsProduct => _cluster.Root?.Op is ProductOp;

    public void Emit()
    {
        job.Describe();
        bool reducesRows = RowReduction.Serves(_cluster, job.Level, resolve), numbers = _space.Rank == 0 || reducesRows;
        if (reducesRows && !RowReduction.IsOfOneAxis(_cluster.Root!))
        {
            job.Level.Refuse("a reduction of several axes whose elements do not run on");
            return;
        }

        job.Builder.Kernel.Body.AddRange(numbers
            ? Loops.Over(job.Builder, "i", _space, 1, outer => Tile(new Area(outer, null, 1, null, 1)))
            : Loops.Over(job.Builder, "i", _space.Take(Math.Max(0, _space.Rank - 2)), 1, RowTiles));
    }

    private IReadOnlyList<Statement> RowTiles(IReadOnlyList<AffineIndex> outer) => _space.Rank == 1
        ? Vectors(outer, null, 1)
        : IsProduct
        ? Loops.Tiles(job.Builder, "row", Tiling.Split(_space[_space.Rank - 2], MostRows), (row, size) => Vectors(outer, row, size))
        : job.Builder.Repeat("i", _space[_space.Rank - 2], row => Vectors(outer, row, 1));

    private IReadOnlyList<Statement> Vectors(IReadOnlyList<AffineIndex> outer, AffineIndex? row, int rows)
    {
        if (IsProduct)
        {
            return ProductBlocks(outer, row, rows);
        }

        int lanes = job.Tiling.Lanes, vectors = (_space.Last + lanes - 1) / lanes;
        return Loops.Tiles(job.Builder, "block", Tiling.Split(vectors, Math.Min(vectors, MostVectors)), (vector, size) => Tiles(new Area(outer, row, rows, vector * lanes, size)));
    }

    /// <summary>
    /// Blocks of the widest vectors, which say in how many chains a product is summed, and so are the same for every width; where vectors are narrower, a block
    /// is several tiles of as many vectors.
    /// </summary>
    private IReadOnlyList<Statement> ProductBlocks(IReadOnlyList<AffineIndex> outer, AffineIndex? row, int rows)
    {
        int widest = Tiling.WidestLanes, lanes = job.Tiling.Lanes, most = Math.Max(1, MostProductVectors / rows), blocks = (_space.Last + widest - 1) / widest;
        return Loops.Tiles(job.Builder, "block", Tiling.Split(blocks, Math.Min(blocks, most)), (block, size) =>
        {
            int elements = block.Terms.Count == 0 ? Math.Min(size * widest, _space.Last - (block.Constant * widest)) : size * widest;
            int chains = job.Tiling.SumsInOrder ? 1 : Product.Chains(rows * size);
            return Loops.Tiles(job.Builder, "vector", Tiling.Split((elements + lanes - 1) / lanes, size), (vector, columns) => Tiles(new Area(outer, row, rows, (block * widest) + (vector * lanes), columns), chains));
        });
    }

    /// <summary>The tile, or loops over its rows and vectors, each of which is summed as in the tile.</summary>
    private IReadOnlyList<Statement> Tiles(Area area, int chains = 1) => !job.Tiling.OneByOne || area.Column is null
        ? Tile(area, chains)
        : job.Builder.Repeat("line", area.Rows, line => job.Builder.Repeat("place", area.Columns, place =>
            Tile(area with { Row = area.Row is null ? null : area.Row + line, Rows = 1, Column = area.Column + (place * job.Tiling.Lanes), Columns = 1 }, chains)));

    /// <param name="area">The tile.</param>
    /// <param name="chains">Chains of each sum of a product.</param>
    private List<Statement> Tile(Area area, int chains = 1)
    {
        var tile = new Tile(job, new Operands(job, resolve, area), area);
        switch (_cluster.Root?.Op)
        {
            case ProductOp: new Product(tile, chains).Emit(); break;
            case ReduceOp when area.Column is null: new RowReduction(tile).Emit(); break;
            case ReduceOp: new Reduction(tile).Emit(); break;
            default: break;
        }

        EmitEpilogue(tile);
        Hold(tile);
        return tile.Statements;
    }

    /// <summary>Node by node, since latency is what counts: the chains of all elements run side by side.</summary>
    private void EmitEpilogue(Tile tile)
    {
        var elements = Enumerable.Range(0, tile.Area.Size).ToList();
        if (_cluster.Root is { } root)
        {
            elements.ForEach(e => tile.Store(root.Output, e));
        }

        foreach (var node in tile.Epilogue)
        {
            elements.ForEach(e => tile.Evaluate(node, e, tile.Indices(e), tile.Statements));
            elements.ForEach(e => tile.Store(node.Output, e));
        }
    }

    /// <summary>Results that are whole in this tile's registers are not read from memory again.</summary>
    private void Hold(Tile tile)
    {
        if (_space.Rank != 1 || tile.Area is not { Column: { Terms.Count: 0, Constant: 0 } } || tile.Area.Columns * job.Tiling.Lanes < _space.Last)
        {
            return;
        }

        foreach (var value in _cluster.Nodes.Select(n => n.Output).Where(v => v.Shape.Equals(_space)))
        {
            for (int vector = 0; vector < tile.Area.Columns && tile.Register(value, vector) is { } register; vector++)
            {
                job.Builder.Held[(value, vector)] = register;
            }
        }
    }
}
