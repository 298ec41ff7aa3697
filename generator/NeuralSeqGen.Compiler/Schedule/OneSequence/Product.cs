using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>The product of one tile for one sequence: several chains of sums where the tile is small, since latency is what counts.</summary>
internal sealed class Product(Tile tile, ProductOp product, Node node, KernelBuilder builder, Tiling tiling, List<Statement> statements)
{
    private const int MostAccumulators = 8, MostChains = 8, MostWrittenOut = 16;

    private int Size => tile.Rows * tile.Blocks;

    public void Emit()
    {
        if (product.Terms.Any(t => t.TransposeA || t.TransposeB))
        {
            throw new UnsupportedScheduleException("a product with a transposed operand");
        }

        string hint = node.Output.Name ?? "sum";
        int chains = Math.Max(1, Math.Min(MostChains, MostAccumulators / Size));
        var sums = Enumerable.Range(0, chains).Select(chain => Enumerable.Range(0, Size).Select(e =>
            tile.Define(hint, e, chain == 0 ? InitialValue(e) : new OperandExpression(new Immediate(0)), statements)).ToList()).ToList();
        for (int i = 0; i < product.Terms.Count; i++)
        {
            var a = node.Inputs[2 * i];
            EmitTerm(a, node.Inputs[(2 * i) + 1], a.Shape.Skip(a.Shape.Rank - product.Terms[i].Depth), [], sums, statements);
        }

        for (int e = 0; e < Size; e++)
        {
            for (int distance = 1; distance < chains; distance *= 2)
            {
                for (int chain = 0; chain + distance < chains; chain += 2 * distance)
                {
                    statements.Add(new AssignStatement(sums[chain][e], new ApplyExpression(LaneFunction.Add, [sums[chain][e], sums[chain + distance][e]])));
                }
            }

            tile.SetRegister(node.Output, e, sums[0][e]);
        }
    }

    private Expression InitialValue(int element)
    {
        if (!product.HasInit)
        {
            return new OperandExpression(new Immediate(0));
        }

        var init = node.Inputs[node.Inputs.Count - 1];
        var indices = tile.Indices(element);
        return new OperandExpression(tile.Read(init, element, init.Shape.Rank == indices.Count ? indices : [indices[indices.Count - 1]], true));
    }

    /// <summary>Loops over all contracted axes but the last, which is split among the chains.</summary>
    private void EmitTerm(Value a, Value b, Shape extents, IReadOnlyList<AffineIndex> outer, List<List<Register>> sums, List<Statement> into)
    {
        if (extents.Rank == 1)
        {
            EmitLast(a, b, extents[0], outer, sums, into);
            return;
        }

        var loop = extents[0] > 1 ? builder.Loop("k") : null;
        var body = loop is null ? into : [];
        EmitTerm(a, b, extents.Skip(1), [.. outer, loop is null ? 0 : AffineIndex.Of(loop)], sums, body);
        if (loop is not null)
        {
            into.Add(new LoopStatement(loop, extents[0], body));
        }
    }

    private void EmitLast(Value a, Value b, int k, IReadOnlyList<AffineIndex> outer, List<List<Register>> sums, List<Statement> into)
    {
        int chains = Enumerable.Range(0, sums.Count).Select(i => sums.Count - i).Where(c => k % c == 0 && 2 * c > sums.Count).DefaultIfEmpty(sums.Count).First();
        int rounds = k / chains;
        bool loops = rounds > 1 && k * Size > MostWrittenOut;
        if (loops)
        {
            var loop = builder.Loop("k");
            var body = new List<Statement>();
            for (int chain = 0; chain < chains; chain++)
            {
                MultiplyAdd(a, b, [.. outer, (AffineIndex.Of(loop) * chains) + chain], sums[chain], body);
            }

            into.Add(new LoopStatement(loop, rounds, body));
        }

        for (int i = loops ? rounds * chains : 0; i < k; i++)
        {
            MultiplyAdd(a, b, [.. outer, i], sums[i % chains], into);
        }
    }

    private void MultiplyAdd(Value a, Value b, IReadOnlyList<AffineIndex> k, List<Register> sums, List<Statement> into)
    {
        var right = Enumerable.Range(0, tile.Blocks).Select(j => tile.Read(b, -1, [.. tile.Row(0).Take(product.BatchAxes), .. k, tile.Column! + (j * tiling.Lanes)], true)).ToList();
        if (tile.Rows > 1)
        {
            right = right.Select(x => (Operand)tile.Define("b", 0, new OperandExpression(x), into)).ToList();
        }

        for (int i = 0; i < tile.Rows; i++)
        {
            var left = tile.Read(a, -1, [.. tile.Row(i), .. k], false);
            left = tile.Blocks > 1 ? tile.Define("a", i, new OperandExpression(left), into) : left;
            for (int j = 0; j < tile.Blocks; j++)
            {
                var sum = sums[(i * tile.Blocks) + j];
                into.Add(new AssignStatement(sum, new FmaExpression(left, right[j], sum)));
            }
        }
    }
}
