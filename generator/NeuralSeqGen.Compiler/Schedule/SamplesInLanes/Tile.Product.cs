using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>The product of a tile: all terms accumulate in the same registers.</summary>
internal partial class Tile
{
    private void EmitProduct(ProductOp product, Node node)
    {
        string hint = node.Output.Name ?? "sum";
        for (int e = 0; e < Size; e++)
        {
            _registers[(node.Output, e)] = Define(hint, e, InitialValue(product, node, e), _statements);
        }

        BeginRowSums();
        for (int i = 0; i < product.Terms.Count; i++)
        {
            EmitTerm(node, product.Terms[i], product.BatchAxes, node.Inputs[2 * i], node.Inputs[(2 * i) + 1]);
        }
    }

    private Expression InitialValue(ProductOp product, Node node, int element)
    {
        if (!product.HasInit)
        {
            return new OperandExpression(new Immediate(0));
        }

        var init = node.Inputs[node.Inputs.Count - 1];
        var indices = Indices(element);
        return new OperandExpression(Read(init, element, init.Shape.Rank == indices.Count ? indices : [indices[indices.Count - 1]]));
    }

    /// <summary>The k loops of one term; each read of A feeds every column, each read of B every row.</summary>
    private void EmitTerm(Node node, ProductTerm term, int batchAxes, Value a, Value b)
    {
        var extents = term.TransposeA ? a.Shape.Take(a.Shape.Rank - 1).Skip(batchAxes) : a.Shape.Skip(a.Shape.Rank - term.Depth);
        var batch = outer.Take(batchAxes).ToList();
        EmitLoops(extents, 0, [], _statements, (k, into) =>
        {
            var right = Enumerable.Range(0, columns).Select(j => BOf(term, batch, b, k, j)).ToList();
            if (rows > 1)
            {
                right = right.Select((x, j) => (Operand)Define("b", j, new OperandExpression(x), into)).ToList();
            }

            AddToRowSums(right, into);
            for (int i = 0; i < rows; i++)
            {
                var left = AOf(term, batch, a, k, i);
                left = columns > 1 ? Define("a", i, new OperandExpression(left), into) : left;
                for (int j = 0; j < columns; j++)
                {
                    var sum = (Register)_registers[(node.Output, (i * columns) + j)];
                    into.Add(new AssignStatement(sum, new FmaExpression(left, right[j], sum)));
                }
            }
        });
    }

    private Operand AOf(ProductTerm term, IReadOnlyList<AffineIndex> batch, Value a, IReadOnlyList<AffineIndex> k, int i)
    {
        var tileRow = row is null ? AffineIndex.Zero : row + i;
        return ReadAt(a, term.TransposeA ? [.. batch, .. k, tileRow] : row is null ? k : [.. outer, tileRow, .. k]);
    }

    private Operand BOf(ProductTerm term, IReadOnlyList<AffineIndex> batch, Value b, IReadOnlyList<AffineIndex> k, int j) =>
        ReadAt(b, term.TransposeB ? [.. batch, column + j, .. k] : [.. batch, .. k, column + j]);

    private Operand ReadAt(Value value, IReadOnlyList<AffineIndex> indices) =>
        level.Constant(value) switch
        {
            ScalarArgument scalar => builder.Scalar(scalar.Name),
            { } constant => constant,
            null => Fetch(value, 0, indices),
        };
}
