using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.OneSequence;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.SamplesInLanes;

/// <summary>
/// Writes the loops of a softmax, row by row: the largest element, the exponentials with their sum, the quotients. Short rows stay in registers; long ones
/// keep their exponentials where the result goes.
/// </summary>
internal sealed class SoftmaxLoops(KernelBuilder builder, Form form, Tiling tiling, Layout source, IReadOnlyList<Layout> targets)
{
    private const int MostInRegisters = 4;

    private readonly int _length = source.Shape.Last;

    /// <summary>Where the logarithms of the sums go.</summary>
    public IReadOnlyList<Layout> LogSums { get; init; } = [];

    /// <summary>Elements of a row that one vector holds.</summary>
    private readonly int _step = form == Form.Features ? tiling.Lanes : 1;

    private int Vectors => (_length + _step - 1) / _step;

    private bool InRegisters => Vectors <= MostInRegisters >> tiling.ElementwiseHalvings;

    public void Emit()
    {
        if (form == Form.Features && (LogSums.Count > 0 || !targets.Append(source).All(IsWholeRows)))
        {
            throw new UnsupportedScheduleException("a softmax of elements that are not neighbours, or with its log-sum-exp");
        }

        builder.Kernel.Body.AddRange(Rows(0, []));
    }

    // a vector may read and write over the padding of its own row only
    private static bool IsWholeRows(Layout layout) => layout.Strides.Last() == 1 && layout.Start.Constant % Group.Size == 0 && layout.Buffer.Kind == BufferKind.Arena;

    private IReadOnlyList<Statement> Rows(int axis, List<AffineIndex> indices)
    {
        if (axis == source.Shape.Rank - 1)
        {
            return Row(indices);
        }

        if (source.Shape[axis] == 1)
        {
            return Rows(axis + 1, [.. indices, 0]);
        }

        var loop = builder.Loop("i");
        return [new LoopStatement(loop, source.Shape[axis], Rows(axis + 1, [.. indices, AffineIndex.Of(loop)]))];
    }

    private List<Statement> Row(List<AffineIndex> row)
    {
        var statements = new List<Statement>();
        Register max = builder.Register("max"), sum = builder.Register("sum"), scale = builder.Register("scale");
        var powers = new List<Register>();
        statements.Add(new DefineStatement(max, new OperandExpression(new Immediate(double.NegativeInfinity))));
        Each(statements, (vector, into) => into.Add(new AssignStatement(max, new ApplyExpression(LaneFunction.MaxNative, [max, First(Load(source, row, vector), vector, double.NegativeInfinity)]))));
        Across(LaneFunction.MaxLanesNative, max, statements);
        statements.Add(new DefineStatement(sum, new OperandExpression(new Immediate(0))));
        Each(statements, (vector, into) =>
        {
            var power = builder.Register("power");
            powers.Add(power);
            into.Add(new DefineStatement(power, new ApplyExpression(LaneFunction.Exp, [new Inline(new ApplyExpression(LaneFunction.Sub, [Load(source, row, vector), max]))])));
            into.Add(new AssignStatement(sum, new ApplyExpression(LaneFunction.Add, [sum, First(power, vector, 0)])));
            if (!InRegisters)
            {
                into.Add(Store(targets[0], row, vector, power));
            }
        });
        Across(LaneFunction.SumLanes, sum, statements);
        StoreLogSum(row, max, sum, statements);
        statements.Add(new DefineStatement(scale, new ApplyExpression(LaneFunction.Div, [new Immediate(1), sum])));
        int next = 0;
        Each(statements, (vector, into) =>
        {
            var result = builder.Register("y");
            into.Add(new DefineStatement(result, new ApplyExpression(LaneFunction.Mul, [InRegisters ? powers[next++] : Load(targets[0], row, vector), scale])));
            into.AddRange(targets.Select(target => Store(target, row, vector, result)));
        });
        return statements;
    }

    private void StoreLogSum(List<AffineIndex> row, Register max, Register sum, List<Statement> into)
    {
        var log = new Inline(new ApplyExpression(LaneFunction.Add, [max, new Inline(new ApplyExpression(LaneFunction.Log, [sum]))]));
        into.AddRange(LogSums.Select(target => Store(target, row, log)));
    }

    /// <summary>Every vector of the row: written out if they are few, else in a loop, the last one apart where it is not full.</summary>
    private void Each(List<Statement> into, Action<AffineIndex, List<Statement>> body)
    {
        int whole = _length / _step;
        if (InRegisters)
        {
            Enumerable.Range(0, Vectors).ToList().ForEach(v => body(v * _step, into));
            return;
        }

        var loop = builder.Loop("k");
        var inner = new List<Statement>();
        body(AffineIndex.Of(loop) * _step, inner);
        into.Add(new LoopStatement(loop, whole, inner));
        if (whole < Vectors)
        {
            body(whole * _step, into);
        }
    }

    private void Across(LaneFunction function, Register register, List<Statement> into)
    {
        if (form == Form.Features)
        {
            into.Add(new AssignStatement(register, new ApplyExpression(function, [register])));
        }
    }

    /// <summary>A neutral number in the lanes behind the end of the row.</summary>
    private Operand First(Operand operand, AffineIndex vector, double neutral)
    {
        bool last = vector.Terms.Count == 0 && vector.Constant + _step > _length;
        return last ? new Inline(new FirstLanesExpression(operand, _length - vector.Constant, neutral)) : operand;
    }

    private Inline Load(Layout layout, IReadOnlyList<AffineIndex> row, AffineIndex vector)
    {
        var (pointer, index) = builder.Address(layout, [.. row, vector], layout.Buffer.Name);
        return new Inline(new LoadExpression(pointer, index));
    }

    private StoreStatement Store(Layout layout, IReadOnlyList<AffineIndex> row, AffineIndex vector, Operand value) => Store(layout, [.. row, vector], value);

    private StoreStatement Store(Layout layout, IReadOnlyList<AffineIndex> indices, Operand value)
    {
        var (pointer, index) = builder.Address(layout, indices, layout.Buffer.Name);
        return new StoreStatement(pointer, index, value);
    }
}
