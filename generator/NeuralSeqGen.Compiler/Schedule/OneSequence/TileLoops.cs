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
        int lanes = job.Tiling.Lanes, vectors = (_space.Last + lanes - 1) / lanes;
        int together = Math.Min(vectors, IsProduct ? Math.Max(1, MostProductVectors / rows) : MostVectors);
        return Loops.Tiles(job.Builder, "block", Tiling.Split(vectors, together), (vector, size) => Tile(new Area(outer, row, rows, vector * lanes, size)));
    }

    private List<Statement> Tile(Area area)
    {
        var tile = new Tile(job, new Operands(job, resolve, area), area);
        switch (_cluster.Root?.Op)
        {
            case ProductOp: new Product(tile).Emit(); break;
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
