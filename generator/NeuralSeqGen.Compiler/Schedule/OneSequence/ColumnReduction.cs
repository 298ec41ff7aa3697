using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule.OneSequence;

/// <summary>
/// Reduces axes that are not in the lanes, for one sequence: the results' last axis is, so every step of the reduction is a whole vector. Poolings are of
/// this kind, whose features are neighbours in memory and whose steps are not.
/// </summary>
internal sealed class ColumnReduction(Tile tile, Cluster cluster, ReduceOp reduce, KernelBuilder builder, List<Statement> statements)
{
    private Node Node => cluster.Root!;

    private Value Input => Node.Inputs[0];

    /// <summary>Whether what a reduction reads runs on along the results' last axis, and not along the reduced one.</summary>
    public static bool Fits(Cluster cluster, Level level, System.Func<Value, Layout> resolve)
    {
        if (cluster.Root is not { Op: ReduceOp { Axis: > 0, Kind: ReduceKind.Sum or ReduceKind.Max or ReduceKind.Min } reduce } root)
        {
            return false;
        }

        var computed = new HashSet<Value>(cluster.Inner.Select(n => n.Output));
        var read = (cluster.Inner.Count == 0 ? root.Inputs : cluster.Inner.SelectMany(n => n.Inputs)).Where(v => !computed.Contains(v) && v.Shape.Rank > 0 && level.Constant(v) is null);
        var strides = read.Select(v => resolve(v).Strides).Select(s => (Lane: s[reduce.Axis - 1], Last: s[s.Count - 1])).ToList();
        bool alongLast = reduce.Axis == root.Inputs[0].Shape.Rank - 1 && strides.All(s => s.Last is 0 or 1);
        return !alongLast && strides.All(s => s.Lane is 0 or 1);
    }

    public void Emit()
    {
        double neutral = reduce.Kind switch { ReduceKind.Max => double.NegativeInfinity, ReduceKind.Min => double.PositiveInfinity, _ => 0 };
        var combine = LaneFunctions.Combine(reduce.Kind);
        var sums = Enumerable.Range(0, tile.Rows * tile.Blocks).Select(e => tile.Define(Node.Output.Name ?? "sum", e, new OperandExpression(new Immediate(neutral)), statements)).ToList();
        Loops(Input.Shape.Skip(reduce.Axis), [], statements, (k, into) =>
        {
            for (int e = 0; e < sums.Count; e++)
            {
                IReadOnlyList<AffineIndex> indices = [.. tile.Indices(e), .. k];
                foreach (var inner in cluster.Inner)
                {
                    tile.Evaluate(inner, e, indices, true, into, k.Count);
                }

                into.Add(new AssignStatement(sums[e], new ApplyExpression(combine, [sums[e], tile.Read(Input, e, indices, true, k.Count)])));
            }
        });
        for (int e = 0; e < sums.Count; e++)
        {
            tile.SetRegister(Node.Output, e, sums[e]);
        }
    }

    private void Loops(Shape extents, IReadOnlyList<AffineIndex> outer, List<Statement> into, System.Action<IReadOnlyList<AffineIndex>, List<Statement>> body)
    {
        if (extents.Rank == 0)
        {
            body(outer, into);
        }
        else if (extents[0] <= 4)
        {
            Enumerable.Range(0, extents[0]).ToList().ForEach(i => Loops(extents.Skip(1), [.. outer, i], into, body));
        }
        else
        {
            var loop = builder.Loop("k");
            var inner = new List<Statement>();
            Loops(extents.Skip(1), [.. outer, AffineIndex.Of(loop)], inner, body);
            into.Add(new LoopStatement(loop, extents[0], inner));
        }
    }
}
