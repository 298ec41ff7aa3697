using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Tests.Interpreter;

/// <summary>What programs over whole weights do besides: sums in double, arrays of one weight.</summary>
internal sealed partial class ProgramExecutor
{
    private readonly Dictionary<Port, double[]> _whole = [];

    private double Number(Operand operand) => operand is Immediate literal ? literal.Value : _scalars[((ScalarArgument)operand).Name];

    private void Sum(SumCommand sum)
    {
        if (sum.Target is not { } target)
        {
            _scalars[sum.Name!] = Total(sum, 0);
            return;
        }

        var (outer, inner) = sum.Kept;
        foreach (var (element, place) in Places(target))
        {
            _arena[place] = Total(sum, (element / inner.Extent * outer.Stride) + (element % inner.Extent * inner.Stride));
        }
    }

    private double Total(SumCommand sum, int at)
    {
        var (memory, start) = Memory(sum.Source.Buffer, sum.Source.Start);
        var (rows, columns) = sum.Summed;
        double total = 0;
        for (int i = 0; i < rows.Extent * columns.Extent; i++)
        {
            double value = memory[start + at + (i / columns.Extent * rows.Stride) + (i % columns.Extent * columns.Stride)];
            total += sum.Op.Kind == DoubleReduceKind.Norm ? value * value : value;
        }

        return sum.Op.Kind == DoubleReduceKind.Norm ? Math.Sqrt(total) : total;
    }

    /// <summary>A weight, its gradient or a slot, and behind it what a vector may read but nobody may use.</summary>
    private double[] Whole(Port port)
    {
        if (!_whole.TryGetValue(port, out double[]? memory))
        {
            var value = _program.Source.Ports.Single(p => p.Value == port).Key;
            _whole[port] = memory = [.. _ports.Read(port, value.Shape)[0], .. Enumerable.Repeat(double.NaN, Group.Size)];
        }

        return memory;
    }
}
