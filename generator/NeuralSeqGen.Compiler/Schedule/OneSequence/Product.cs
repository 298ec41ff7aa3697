using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>The product of one tile for one sequence: several chains of sums where the tile is small, since latency is what counts.</summary>
/// <param name="tile">The tile.</param>
/// <param name="chains">Chains of each sum.</param>
internal sealed class Product(Tile tile, int chains)
{
    private const int MostAccumulators = 8, MostWrittenOut = 16;

    private readonly int _size = tile.Area.Size;
    private readonly List<IReadOnlyList<Register>> _sums = [];

    /// <summary>Chains that fill the registers of a tile of so many vectors.</summary>
    public static int Chains(int vectors) => Math.Max(1, MostAccumulators / vectors);

    public void Emit()
    {
        _sums.Add(ProductSums.Begin(tile));
        _sums.AddRange(Enumerable.Range(1, chains - 1).Select(_ => tile.Define(ProductSums.Hint(tile), 0)));
        foreach (var factors in Factors.Of(tile.Cluster.Root!))
        {
            tile.Statements.AddRange(Sum(factors, Shared(factors.Contracted.Last)));
        }

        AddUp();
    }

    /// <summary>The loops over the contracted axes, the last of which is shared among so many chains.</summary>
    private IReadOnlyList<Statement> Sum(Factors factors, int shared)
    {
        var outer = factors.Contracted.Take(factors.Contracted.Rank - 1);
        int extent = factors.Contracted.Last, rounds = extent / shared;
        if (!LongSums.Has(factors.Contracted.With(-1, (extent + shared - 1) / shared)))
        {
            return Loops.Over(tile.Job.Builder, "k", outer, 1, k => Last(factors, k, shared));
        }

        IReadOnlyList<Register> sums = [.. _sums.SelectMany(chain => chain)];
        var whole = rounds == 0 ? [] : LongSums.Over(tile.Job.Builder, "k", factors.Contracted.With(-1, rounds), 1, sums, (k, part) => Round(factors, [.. k.Take(outer.Rank)], k[outer.Rank] * shared, shared, part));
        var rest = rounds * shared == extent ? [] : LongSums.Over(tile.Job.Builder, "k", outer, 1, sums, (k, part) => Round(factors, k, rounds * shared, extent % shared, part));
        return [.. whole, .. rest];
    }

    /// <summary>The last contracted axis, in a loop unless it is short.</summary>
    private List<Statement> Last(Factors factors, IReadOnlyList<AffineIndex> outer, int shared)
    {
        int extent = factors.Contracted.Last, rounds = extent / shared;
        bool loops = rounds > 1 && (tile.Job.Tiling.OneByOne || extent * _size > MostWrittenOut);
        var statements = new List<Statement>();
        if (loops)
        {
            statements.AddRange(tile.Job.Builder.Repeat("k", rounds, k => Round(factors, outer, k * shared, shared, same => same)));
        }

        for (int start = loops ? rounds * shared : 0; start < extent; start += shared)
        {
            statements.AddRange(Round(factors, outer, start, Math.Min(shared, extent - start), same => same));
        }

        return statements;
    }

    /// <summary>One multiply-add in each of the first chains.</summary>
    private IReadOnlyList<Statement> Round(Factors factors, IReadOnlyList<AffineIndex> outer, AffineIndex start, int count, Func<Register, Register> part) =>
        [.. Enumerable.Range(0, count).SelectMany(chain => MultiplyAdd(factors, [.. outer, start + chain], (row, column) => part(_sums[chain][(row * tile.Area.Columns) + column])))];

    /// <summary>As many chains as divide the axis, if they are more than half of all.</summary>
    private int Shared(int extent) => Enumerable.Range(0, chains).Select(i => chains - i).Where(c => extent % c == 0 && 2 * c > chains).DefaultIfEmpty(chains).First();

    private List<Statement> MultiplyAdd(Factors factors, IReadOnlyList<AffineIndex> k, Func<int, int, Register> sum)
    {
        var into = new List<Statement>();
        var right = ProductSums.Right(tile, factors, k, into);
        ProductSums.MultiplyAdd(tile, row => tile.Operands.Left(factors, row, k), right, sum, into);
        return into;
    }

    /// <summary>Adds the chains up in pairs.</summary>
    private void AddUp()
    {
        for (int e = 0; e < _size; e++)
        {
            for (int distance = 1; distance < chains; distance *= 2)
            {
                for (int chain = 0; chain + distance < chains; chain += 2 * distance)
                {
                    tile.Statements.Add(new AssignStatement(_sums[chain][e], new ApplyExpression(LaneFunction.Add, [_sums[chain][e], _sums[chain + distance][e]])));
                }
            }
        }
    }
}
