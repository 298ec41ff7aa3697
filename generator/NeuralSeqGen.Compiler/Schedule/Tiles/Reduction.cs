using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>
/// The loops of a reduction over one tile of results, along axes that are not in the lanes: every operand of it is a whole vector. The reduced elements may be
/// computed on the way.
/// </summary>
internal sealed class Reduction(Tile tile)
{
    private Node Node => tile.Cluster.Root!;

    private ReduceOp Op => (ReduceOp)Node.Op;

    private Value Input => Node.Inputs[0];

    public void Emit()
    {
        switch (Op.Kind)
        {
            case ReduceKind.LogSumExp: EmitLogSumExp(); break;
            case ReduceKind.ArgMax: EmitArgMax(); break;
            default: Finish(Accumulate(Node.Output.Name ?? "sum", Neutral(Op.Kind), LaneFunctions.Combine(Op.Kind), (element, _) => element)); break;
        }
    }

    /// <summary>The number that changes no result.</summary>
    public static double Neutral(ReduceKind kind) => kind switch
    {
        ReduceKind.Max => double.NegativeInfinity,
        ReduceKind.Min => double.PositiveInfinity,
        _ => 0,
    };

    private IReadOnlyList<Register> Accumulate(string hint, double start, LaneFunction combine, Func<Operand, int, Operand> map)
    {
        var sums = tile.Define(hint, start);
        Each(combine == LaneFunction.Add ? sums : null, (e, k, part, into) => into.Add(new AssignStatement(part(sums[e]), new ApplyExpression(combine, [part(sums[e]), map(Element(e, k, into), e)]))));
        return sums;
    }

    private void Finish(IReadOnlyList<Operand> results)
    {
        for (int e = 0; e < results.Count; e++)
        {
            tile.SetRegister(Node.Output, e, results[e]);
        }
    }

    /// <summary>Loops over the reduced axes; does something for each element of the tile.</summary>
    /// <param name="sums">What is added to; null where nothing is added up.</param>
    /// <param name="body">Gets the element, the index, the register that stands for a sum there, and where statements go.</param>
    private void Each(IReadOnlyList<Register>? sums, Action<int, IReadOnlyList<AffineIndex>, Func<Register, Register>, List<Statement>> body)
    {
        var axes = Input.Shape.Skip(Op.Axis);
        tile.Statements.AddRange(sums is null
            ? Loops.Over(tile.Job.Builder, "k", axes, Loops.Few, k => Elements(k, same => same))
            : LongSums.Over(tile.Job.Builder, "k", axes, Loops.Few, sums, Elements));

        List<Statement> Elements(IReadOnlyList<AffineIndex> k, Func<Register, Register> part)
        {
            var into = new List<Statement>();
            for (int e = 0; e < tile.Area.Size; e++)
            {
                body(e, k, part, into);
            }

            return into;
        }
    }

    /// <summary>One reduced element, through the nodes computed on the way.</summary>
    private Operand Element(int element, IReadOnlyList<AffineIndex> k, List<Statement> into)
    {
        IReadOnlyList<AffineIndex> indices = [.. tile.Indices(element), .. k];
        foreach (var inner in tile.Cluster.Inner)
        {
            tile.Evaluate(inner, element, indices, into);
        }

        return tile.Read(Input, element, indices);
    }

    private void EmitLogSumExp()
    {
        var found = Accumulate("max", LogSumExp.Start, LogSumExp.Largest, (x, _) => x);
        var largest = found.Select((max, e) => tile.Define("shift", e, LogSumExp.Finite(max), tile.Statements)).ToList();
        var sums = Accumulate("sum", 0, LaneFunction.Add, (x, e) => new Inline(LogSumExp.Power(x, largest[e])));
        Finish([.. sums.Select((sum, e) => tile.Define(Node.Output.Name ?? "lse", e, LogSumExp.Of(largest[e], sum), tile.Statements))]);
    }

    /// <summary>Keeps the first index whose element is larger than all before.</summary>
    private void EmitArgMax()
    {
        var best = tile.Define("best", double.NegativeInfinity);
        var at = tile.Define("at", 0);
        Each(null, (e, k, _, into) =>
        {
            var x = tile.Define("x", e, new OperandExpression(Element(e, k, into)), into);
            var larger = tile.Define("larger", e, new ApplyExpression(LaneFunction.Greater, [x, best[e]]), into);
            into.Add(new AssignStatement(at[e], new ApplyExpression(LaneFunction.Select, [larger, new Inline(new IotaExpression(k[k.Count - 1])), at[e]])));
            into.Add(new AssignStatement(best[e], new ApplyExpression(LaneFunction.Select, [larger, x, best[e]])));
        });
        Finish(at);
    }
}
