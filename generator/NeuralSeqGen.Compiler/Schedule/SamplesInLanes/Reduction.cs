using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>The loops of a reduction over one tile of results; the reduced elements may be computed on the way.</summary>
internal sealed class Reduction(Tile tile, Cluster cluster, ReduceOp reduce, Node node)
{
    private Value Input => node.Inputs[0];

    private Shape Reduced => Input.Shape.Skip(reduce.Axis);

    public void Emit()
    {
        switch (reduce.Kind)
        {
            case ReduceKind.LogSumExp: EmitLogSumExp(); break;
            case ReduceKind.ArgMax: EmitArgMax(); break;
            default: Accumulate(Start, LaneFunctions.Combine(reduce.Kind), node.Output.Name ?? "sum", e => e); break;
        }
    }

    private double Start => reduce.Kind switch
    {
        ReduceKind.Max => double.NegativeInfinity,
        ReduceKind.Min => double.PositiveInfinity,
        _ => 0,
    };

    private List<Register> Accumulate(double start, LaneFunction combine, string hint, System.Func<Operand, Operand> map)
    {
        var sums = Enumerable.Range(0, tile.Elements).Select(e => tile.Define(hint, e, new OperandExpression(new Immediate(start)), tile.Statements)).ToList();
        tile.EmitLoops(Reduced, 0, [], tile.Statements, (k, into) =>
        {
            for (int e = 0; e < tile.Elements; e++)
            {
                var element = Element(e, k, into);
                into.Add(new AssignStatement(sums[e], new ApplyExpression(combine, [sums[e], map(element)])));
            }
        });
        for (int e = 0; e < tile.Elements; e++)
        {
            tile.SetRegister(node.Output, e, sums[e]);
        }

        return sums;
    }

    /// <summary>One reduced element, through the nodes computed on the way.</summary>
    private Operand Element(int element, IReadOnlyList<AffineIndex> k, List<Statement> into)
    {
        IReadOnlyList<AffineIndex> indices = [.. tile.Indices(element), .. k];
        foreach (var inner in cluster.Inner)
        {
            tile.Evaluate(inner, element, indices, into);
        }

        return tile.Read(Input, element, indices);
    }

    /// <summary>m = max x, then m + log Σ e^(x − m).</summary>
    private void EmitLogSumExp()
    {
        // a NaN makes the sum NaN, so it need not be the largest
        var largest = Accumulate(double.NegativeInfinity, LaneFunction.MaxNative, "max", e => e);
        var sums = Enumerable.Range(0, tile.Elements).Select(e => tile.Define("sum", e, new OperandExpression(new Immediate(0)), tile.Statements)).ToList();
        tile.EmitLoops(Reduced, 0, [], tile.Statements, (k, into) =>
        {
            for (int e = 0; e < tile.Elements; e++)
            {
                var shifted = new Inline(new ApplyExpression(LaneFunction.Sub, [Element(e, k, into), largest[e]]));
                into.Add(new AssignStatement(sums[e], new ApplyExpression(LaneFunction.Add, [sums[e], new Inline(new ApplyExpression(LaneFunction.Exp, [shifted]))])));
            }
        });
        for (int e = 0; e < tile.Elements; e++)
        {
            var log = new Inline(new ApplyExpression(LaneFunction.Log, [sums[e]]));
            tile.SetRegister(node.Output, e, tile.Define(node.Output.Name ?? "lse", e, new ApplyExpression(LaneFunction.Add, [largest[e], log]), tile.Statements));
        }
    }

    /// <summary>Keeps the first index whose element is larger than all before.</summary>
    private void EmitArgMax()
    {
        var best = Enumerable.Range(0, tile.Elements).Select(e => tile.Define("best", e, new OperandExpression(new Immediate(double.NegativeInfinity)), tile.Statements)).ToList();
        var at = Enumerable.Range(0, tile.Elements).Select(e => tile.Define("at", e, new OperandExpression(new Immediate(0)), tile.Statements)).ToList();
        tile.EmitLoops(Reduced, 0, [], tile.Statements, (k, into) =>
        {
            for (int e = 0; e < tile.Elements; e++)
            {
                var x = tile.Define("x", e, new OperandExpression(Element(e, k, into)), into);
                var larger = tile.Define("larger", e, new ApplyExpression(LaneFunction.Greater, [x, best[e]]), into);
                into.Add(new AssignStatement(at[e], new ApplyExpression(LaneFunction.Select, [larger, new Inline(new IotaExpression(k[k.Count - 1])), at[e]])));
                into.Add(new AssignStatement(best[e], new ApplyExpression(LaneFunction.Select, [larger, x, best[e]])));
            }
        });
        for (int e = 0; e < tile.Elements; e++)
        {
            tile.SetRegister(node.Output, e, at[e]);
        }
    }
}
