using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Schedule.FeaturesInLanes;

/// <summary>The products of tiles that read the same rows: each number of a row feeds the vectors of all of them, each vector of weights all samples.</summary>
internal sealed class Product(IReadOnlyList<Tile> tiles, int samples, int vectors)
{
    private static Node Root(Tile tile) => tile.Cluster.Root!;

    public void Emit()
    {
        foreach (var tile in tiles)
        {
            tile.BeginProduct();
        }

        var product = (ProductOp)Root(tiles[0]).Op;
        for (int term = 0; term < product.Terms.Count; term++)
        {
            EmitTerm(term, product.Terms[term], [.. tiles.Where(tile => Terms(tile) > term)]);

            // sums that nothing follows give their registers free
            foreach (var tile in tiles.Where(tile => Terms(tile) == term + 1 && tile.Cluster.Epilogue.Count == 0))
            {
                Enumerable.Range(0, samples * vectors).ToList().ForEach(tile.EmitEpilogue);
            }
        }
    }

    private static int Terms(Tile tile) => ((ProductOp)Root(tile).Op).Terms.Count;

    private void EmitTerm(int at, ProductTerm term, IReadOnlyList<Tile> tiles)
    {
        var first = tiles[0];
        var rows = Root(first).Inputs[2 * at];
        first.EmitLoops(rows.Shape.Skip(rows.Shape.Rank - term.Depth), 0, [], first.Statements, (k, into) =>
        {
            var weights = tiles.SelectMany(tile => Enumerable.Range(0, vectors).Select(v => (Operand)tile.Define("b", v, new OperandExpression(tile.Weights(Root(tile).Inputs[(2 * at) + 1], term, k, v)), into))).ToList();
            for (int s = 0; s < samples; s++)
            {
                Operand number = first.Number(rows, s, k);
                number = weights.Count > 1 ? first.Define("a", s, new OperandExpression(number), into) : number;
                for (int w = 0; w < weights.Count; w++)
                {
                    var sum = tiles[w / vectors].Sum((s * vectors) + (w % vectors));
                    into.Add(new AssignStatement(sum, new FmaExpression(number, weights[w], sum)));
                }
            }
        });
    }
}
