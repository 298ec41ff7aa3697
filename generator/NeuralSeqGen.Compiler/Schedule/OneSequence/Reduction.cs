using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>Reduces the last axis of one row: vectors first, then across the lanes; lanes behind the end of the row hold the neutral number.</summary>
internal sealed class Reduction(Tile tile, Cluster cluster, ReduceOp reduce, KernelBuilder builder, Tiling tiling, List<Statement> statements)
{
    private Node Node => cluster.Root!;

    private Value Input => Node.Inputs[0];

    private int Extent => Input.Shape.Last;

    public void Emit()
    {
        if (reduce.Axis != Input.Shape.Rank - 1 || reduce.Kind == ReduceKind.ArgMax)
        {
            throw new UnsupportedScheduleException("a reduction of several axes, or to an index");
        }

        tile.SetRegister(Node.Output, 0, reduce.Kind switch
        {
            ReduceKind.LogSumExp => LogSumExp(),
            ReduceKind.Max => Reduce(LaneFunction.Max, LaneFunction.MaxLanes, double.NegativeInfinity, x => x),
            ReduceKind.Min => Reduce(LaneFunction.Min, LaneFunction.MinLanes, double.PositiveInfinity, x => x),
            _ => Reduce(LaneFunction.Add, LaneFunction.SumLanes, 0, x => x),
        });
    }

    private Operand LogSumExp()
    {
        // a NaN makes the sum NaN, so it need not be the largest
        var largest = Reduce(LaneFunction.MaxNative, LaneFunction.MaxLanesNative, double.NegativeInfinity, x => x);
        var sum = Reduce(LaneFunction.Add, LaneFunction.SumLanes, 0, x => new Inline(new ApplyExpression(LaneFunction.Exp, [new Inline(new ApplyExpression(LaneFunction.Sub, [x, largest]))])));
        return tile.Define(Node.Output.Name ?? "lse", 0, new ApplyExpression(LaneFunction.Add, [largest, new Inline(new ApplyExpression(LaneFunction.Log, [sum]))]), statements);
    }

    private Register Reduce(LaneFunction combine, LaneFunction across, double neutral, System.Func<Operand, Operand> map)
    {
        var sum = tile.Define(combine.ToString().ToLowerInvariant(), 0, new OperandExpression(new Immediate(neutral)), statements);
        int whole = Extent / tiling.Lanes, rest = Extent % tiling.Lanes;
        if (whole > 4)
        {
            var loop = builder.Loop("k");
            var body = new List<Statement>();
            Add(AffineIndex.Of(loop) * tiling.Lanes, tiling.Lanes, body);
            statements.Add(new LoopStatement(loop, whole, body));
        }
        else
        {
            Enumerable.Range(0, whole).ToList().ForEach(i => Add(i * tiling.Lanes, tiling.Lanes, statements));
        }

        if (rest > 0)
        {
            Add(whole * tiling.Lanes, rest, statements);
        }

        statements.Add(new AssignStatement(sum, new ApplyExpression(across, [sum])));
        return sum;

        void Add(AffineIndex column, int lanes, List<Statement> into)
        {
            IReadOnlyList<AffineIndex> indices = [.. tile.Indices(0), column];
            foreach (var inner in cluster.Inner)
            {
                tile.Evaluate(inner, 0, indices, true, into);
            }

            var x = map(tile.Read(Input, 0, indices, true));
            x = lanes == tiling.Lanes ? x : new Inline(new FirstLanesExpression(x, lanes, neutral));
            into.Add(new AssignStatement(sum, new ApplyExpression(combine, [sum, x])));
        }
    }
}
