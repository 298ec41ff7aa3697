using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>What the products of all schedules have in common: where their sums start, and the multiply-adds of one index k.</summary>
internal static class ProductSums
{
    /// <summary>Declares the sums of a tile, a register each.</summary>
    public static IReadOnlyList<Register> Begin(Tile tile)
    {
        var root = tile.Cluster.Root!;
        var sums = new List<Register>();
        for (int e = 0; e < tile.Area.Size; e++)
        {
            sums.Add(tile.Define(Hint(tile), e, new OperandExpression(Start(tile, root, e)), tile.Statements));
            tile.SetRegister(root.Output, e, sums[e]);
        }

        return sums;
    }

    /// <summary>What the sums of a tile are called.</summary>
    public static string Hint(Tile tile) => tile.Cluster.Root!.Output.Name ?? "sum";

    private static Operand Start(Tile tile, Node root, int element)
    {
        if (!((ProductOp)root.Op).HasInit)
        {
            return new Immediate(0);
        }

        var init = root.Inputs[root.Inputs.Count - 1];
        var indices = tile.Indices(element);
        return tile.Read(init, element, init.Shape.Rank == indices.Count ? indices : [indices[indices.Count - 1]]);
    }

    /// <summary>Adds left · right to the sums: each number of a row feeds all columns, each column of the second factor all rows.</summary>
    /// <param name="tile">The tile, or the first of those that multiply the same rows.</param>
    /// <param name="left">The first factor for a row.</param>
    /// <param name="right">The second factor, by column.</param>
    /// <param name="sum">The register of a row and column.</param>
    /// <param name="into">Where the statements go.</param>
    public static void MultiplyAdd(Tile tile, Func<int, Operand> left, IReadOnlyList<Operand> right, Func<int, int, Register> sum, List<Statement> into)
    {
        for (int row = 0; row < tile.Area.Rows; row++)
        {
            var number = left(row);
            number = right.Count > 1 ? tile.Define("a", row, new OperandExpression(number), into) : number;
            into.AddRange(right.Select((vector, column) => (sum(row, column), vector)).Select(s => new AssignStatement(s.Item1, new FmaExpression(number, s.vector, s.Item1))));
        }
    }
}
