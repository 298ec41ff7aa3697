using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Tiles;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>
/// The products of tiles that read the same rows, with features in the lanes: each number of a row feeds the vectors of all of them, each vector of weights all
/// samples.
/// </summary>
internal sealed class Product(IReadOnlyList<Tile> tiles)
{
    private readonly Tile _first = tiles[0];
    private readonly IReadOnlyList<(Tile Tile, IReadOnlyList<Register> Sums, IReadOnlyList<Factors> Terms)> _products = [.. tiles.Select(tile => (tile, ProductSums.Begin(tile), Factors.Of(tile.Cluster.Root!)))];

    private int Vectors => _first.Area.Columns;

    public void Emit()
    {
        for (int term = 0; term < _products[0].Terms.Count; term++)
        {
            var summed = _products.Where(product => product.Terms.Count > term).ToList();
            var factors = _products[0].Terms[term];
            IReadOnlyList<Register> sums = [.. summed.SelectMany(product => product.Sums)];
            _first.Statements.AddRange(LongSums.Over(_first.Job.Builder, "k", factors.Contracted, Loops.Few, sums, (k, part) => MultiplyAdd(term, k, summed, part)));

            // sums that nothing follows give their registers free
            foreach (var tile in summed.Where(product => product.Terms.Count == term + 1 && product.Tile.Cluster.Epilogue.Count == 0).Select(product => product.Tile))
            {
                Enumerable.Range(0, tile.Area.Size).ToList().ForEach(tile.EmitEpilogue);
            }
        }
    }

    private List<Statement> MultiplyAdd(int term, IReadOnlyList<AffineIndex> k, IReadOnlyList<(Tile Tile, IReadOnlyList<Register> Sums, IReadOnlyList<Factors> Terms)> products, Func<Register, Register> part)
    {
        var into = new List<Statement>();
        var right = products.SelectMany(product => Enumerable.Range(0, Vectors).Select(v => (Operand)product.Tile.Define("b", v, new OperandExpression(product.Tile.Operands.Right(product.Terms[term], v, k)), into))).ToList();
        ProductSums.MultiplyAdd(_first, row => _first.Operands.Left(products[0].Terms[term], row, k), right, (row, w) => part(products[w / Vectors].Sums[(row * Vectors) + (w % Vectors)]), into);
        return into;
    }
}
