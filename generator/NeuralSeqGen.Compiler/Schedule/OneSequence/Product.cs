using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>The product of one tile for one sequence: several chains of sums where the tile is small, since latency is what counts.</summary>
internal sealed class Product(Tile tile)
{
    private const int MostAccumulators = 8, MostChains = 8, MostWrittenOut = 16;

    private readonly int _size = tile.Area.Size;
    private readonly List<IReadOnlyList<Register>> _sums = [];

    public void Emit()
    {
        int chains = tile.Job.Tiling.SumsInOrder ? 1 : Math.Max(1, Math.Min(MostChains, MostAccumulators / _size));
        _sums.Add(ProductSums.Begin(tile));
        _sums.AddRange(Enumerable.Range(1, chains - 1).Select(_ => tile.Define(ProductSums.Hint(tile), 0)));
        foreach (var factors in Factors.Of(tile.Cluster.Root!))
        {
            var outer = factors.Contracted.Take(factors.Contracted.Rank - 1);
            tile.Statements.AddRange(Loops.Over(tile.Job.Builder, "k", outer, 1, k => Last(factors, k)));
        }

        AddChains(chains);
    }

    /// <summary>The last contracted axis, which is split among the chains.</summary>
    private List<Statement> Last(Factors factors, IReadOnlyList<AffineIndex> outer)
    {
        int extent = factors.Contracted.Last, chains = Chains(extent), rounds = extent / chains;
        bool loops = rounds > 1 && extent * _size > MostWrittenOut;
        var statements = new List<Statement>();
        if (loops)
        {
            statements.AddRange(tile.Job.Builder.Repeat("k", rounds, k => [.. Enumerable.Range(0, chains).SelectMany(chain => MultiplyAdd(factors, [.. outer, (k * chains) + chain], chain))]));
        }

        for (int k = loops ? rounds * chains : 0; k < extent; k++)
        {
            statements.AddRange(MultiplyAdd(factors, [.. outer, k], k % chains));
        }

        return statements;
    }

    /// <summary>As many chains as divide the axis, if they are more than half of all.</summary>
    private int Chains(int extent) => Enumerable.Range(0, _sums.Count).Select(i => _sums.Count - i).Where(c => extent % c == 0 && 2 * c > _sums.Count).DefaultIfEmpty(_sums.Count).First();

    private List<Statement> MultiplyAdd(Factors factors, IReadOnlyList<AffineIndex> k, int chain)
    {
        var into = new List<Statement>();
        var right = ProductSums.Right(tile, factors, k, into);
        ProductSums.MultiplyAdd(tile, row => tile.Operands.Left(factors, row, k), right, (row, column) => _sums[chain][(row * tile.Area.Columns) + column], into);
        return into;
    }

    /// <summary>Adds the chains up in pairs.</summary>
    private void AddChains(int chains)
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
