using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Tiles;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>Reduces the last axis of one row: vectors first, then across the lanes; lanes behind the end of the row hold the neutral number.</summary>
internal sealed class RowReduction(Tile tile)
{
    private readonly RowVectors _row = new(tile.Cluster.Root!.Inputs[0].Shape.Last, tile.Job.Tiling.Lanes);

    private Node Node => tile.Cluster.Root!;

    private ReduceOp Op => (ReduceOp)Node.Op;

    private Value Input => Node.Inputs[0];

    /// <summary>
    /// Whether a cluster reduces rows. Others reduce axes that are not in the lanes, since what they read runs on along the results' last axis and not along the
    /// reduced one: poolings, whose features are neighbours in memory and whose steps are not.
    /// </summary>
    public static bool Serves(Cluster cluster, Level level, Func<Value, Layout> resolve)
    {
        if (cluster.Root is not { Op: ReduceOp reduce } root)
        {
            return false;
        }

        if (reduce.Axis == 0 || reduce.Kind is ReduceKind.LogSumExp or ReduceKind.ArgMax)
        {
            return true;
        }

        var computed = new HashSet<Value>(cluster.Inner.Select(n => n.Output));
        var read = (cluster.Inner.Count == 0 ? root.Inputs : cluster.Inner.SelectMany(n => n.Inputs)).Where(v => !computed.Contains(v) && v.Shape.Rank > 0 && level.Constant(v) is null);
        var strides = read.Select(v => resolve(v).Strides).Select(s => (Lane: s[reduce.Axis - 1], Last: s[s.Count - 1])).ToList();
        bool alongLast = reduce.Axis == root.Inputs[0].Shape.Rank - 1 && strides.All(s => s.Last is 0 or 1);
        return alongLast || strides.Any(s => s.Lane is not 0 and not 1);
    }

    /// <summary>Whether a reduction is of the last axis only, the only one that this class reduces.</summary>
    public static bool IsOfOneAxis(Node node) => ((ReduceOp)node.Op).Axis == node.Inputs[0].Shape.Rank - 1;

    public void Emit()
    {
        tile.SetRegister(Node.Output, 0, Op.Kind switch
        {
            ReduceKind.LogSumExp => ReduceLogSumExp(),
            ReduceKind.Max => Reduce("max", LaneFunction.Max, LaneFunction.MaxLanes, Reduction.Neutral(Op.Kind), x => x),
            ReduceKind.Min => Reduce("min", LaneFunction.Min, LaneFunction.MinLanes, Reduction.Neutral(Op.Kind), x => x),
            _ => Sum(x => x),
        });
    }

    private Register ReduceLogSumExp()
    {
        var largest = tile.Define("shift", 0, LogSumExp.Finite(Reduce("max", LogSumExp.Largest, LogSumExp.LargestLane, LogSumExp.Start, x => x)), tile.Statements);
        var sum = Sum(x => new Inline(LogSumExp.Power(x, largest)));
        return tile.Define(Node.Output.Name ?? "lse", 0, LogSumExp.Of(largest, sum), tile.Statements);
    }

    private Register Reduce(string hint, LaneFunction combine, LaneFunction across, double neutral, Func<Operand, Operand> map)
    {
        var result = tile.Define(hint, 0, new OperandExpression(new Immediate(neutral)), tile.Statements);
        tile.Statements.AddRange(_row.Each(tile.Job.Builder, Loops.Few, column => Combine(combine, result, neutral, column, map)));
        tile.Statements.AddRange(_row.Across(across, result));
        return result;
    }

    private Register Sum(Func<Operand, Operand> map)
    {
        var sums = _row.Sums(tile.Job.Builder, "sum", tile.Statements);
        tile.Statements.AddRange(_row.Sum(tile.Job.Builder, Loops.Few, sums, (column, sum) => Combine(LaneFunction.Add, sum, 0, column, map)));
        tile.Statements.AddRange(_row.AddUp(sums));
        return sums[0];
    }

    private List<Statement> Combine(LaneFunction combine, Register result, double neutral, AffineIndex column, Func<Operand, Operand> map)
    {
        var into = new List<Statement>();
        var x = _row.Filled(map(Element(column, into)), column, neutral);
        into.Add(new AssignStatement(result, new ApplyExpression(combine, [result, x])));
        return into;
    }

    /// <summary>A vector of the row, through the nodes computed on the way.</summary>
    private Operand Element(AffineIndex column, List<Statement> into)
    {
        var vector = tile.Beside(tile.Cluster, new Area(tile.Area.IndicesOfRow(0), null, 1, column, 1));
        foreach (var inner in tile.Cluster.Inner)
        {
            vector.Evaluate(inner, 0, vector.Indices(0), into);
        }

        return vector.Read(Input, 0);
    }
}
