using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>
/// Writes the loops of a softmax, row by row: the largest element, the exponentials with their sum, the quotients. Short rows stay in registers; long ones
/// keep their exponentials where the result goes.
/// </summary>
/// <param name="builder">The kernel.</param>
/// <param name="tiling">Decides which rows are short.</param>
/// <param name="softmax">Where it reads and writes.</param>
/// <param name="perVector">Elements of a row that one vector holds.</param>
internal sealed class SoftmaxLoops(KernelBuilder builder, Tiling tiling, Softmax softmax, int perVector)
{
    private const int MostInRegisters = 4;

    private readonly RowVectors _row = new(softmax.Source.Shape.Last, perVector);

    private bool InRegisters => _row.Count <= MostInRegisters >> tiling.ElementwiseHalvings;

    private int WrittenOut => InRegisters ? _row.Count : 0;

    /// <summary>The loops over all rows.</summary>
    public IReadOnlyList<Statement> Rows() => Loops.Over(builder, "i", softmax.Source.Shape.Take(softmax.Source.Shape.Rank - 1), 1, Row);

    private IReadOnlyList<Statement> Row(IReadOnlyList<AffineIndex> row)
    {
        var statements = new List<Statement>();
        var max = builder.Register("max");
        EmitMax(row, max, statements);
        var (sum, powers) = EmitSum(row, max, statements);
        EmitLogSum(row, max, sum, statements);
        var scale = builder.Register("scale");
        statements.Add(new DefineStatement(scale, new ApplyExpression(LaneFunction.Div, [new Immediate(1), sum])));
        EmitQuotients(row, powers, scale, statements);
        return statements;
    }

    private void EmitMax(IReadOnlyList<AffineIndex> row, Register max, List<Statement> into)
    {
        into.Add(new DefineStatement(max, new OperandExpression(new Immediate(double.NegativeInfinity))));
        into.AddRange(Each(vector => [new AssignStatement(max, new ApplyExpression(LogSumExp.Largest, [max, _row.Filled(Load(softmax.Source, row, vector), vector, double.NegativeInfinity)]))]));
        into.AddRange(_row.Across(LogSumExp.LargestLane, max));
    }

    private (Register Sum, Queue<Register> Powers) EmitSum(IReadOnlyList<AffineIndex> row, Register max, List<Statement> into)
    {
        var powers = new Queue<Register>();
        var sums = _row.Sums(builder, "sum", into);
        into.AddRange(_row.Sum(builder, WrittenOut, sums, (vector, sum) =>
        {
            var power = builder.Register("power");
            powers.Enqueue(power);
            var define = new DefineStatement(power, LogSumExp.Power(Load(softmax.Source, row, vector), max));
            var add = new AssignStatement(sum, new ApplyExpression(LaneFunction.Add, [sum, _row.Filled(power, vector, 0)]));
            return InRegisters ? [define, add] : [define, add, Store(softmax.Targets[0], [.. row, vector], power)];
        }));
        into.AddRange(_row.AddUp(sums));
        return (sums[0], powers);
    }

    private void EmitLogSum(IReadOnlyList<AffineIndex> row, Register max, Register sum, List<Statement> into)
    {
        var log = new Inline(LogSumExp.Of(max, sum));
        into.AddRange(softmax.LogSums.Select(target => Store(target, row, log)));
    }

    private void EmitQuotients(IReadOnlyList<AffineIndex> row, Queue<Register> powers, Register scale, List<Statement> into) => into.AddRange(Each(vector =>
    {
        var result = builder.Register("y");
        var define = new DefineStatement(result, new ApplyExpression(LaneFunction.Mul, [InRegisters ? powers.Dequeue() : Load(softmax.Targets[0], row, vector), scale]));
        return [define, .. softmax.Targets.Select(target => Store(target, [.. row, vector], result))];
    }));

    private IReadOnlyList<Statement> Each(Func<AffineIndex, IReadOnlyList<Statement>> body) => _row.Each(builder, WrittenOut, body);

    private Inline Load(Layout layout, IReadOnlyList<AffineIndex> row, AffineIndex vector)
    {
        var (pointer, index) = builder.Address(layout, [.. row, vector], layout.Buffer.Name);
        return new Inline(new LoadExpression(pointer, index));
    }

    private StoreStatement Store(Layout layout, IReadOnlyList<AffineIndex> indices, Operand value)
    {
        var (pointer, index) = builder.Address(layout, indices, layout.Buffer.Name);
        return new StoreStatement(pointer, index, value);
    }
}
