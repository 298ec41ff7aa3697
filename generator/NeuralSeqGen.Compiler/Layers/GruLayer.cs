using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// Gated recurrent unit, gates in the order z, r, h. Reset before: z = g(x·Kz + h·Uz + bz), r likewise, hh = f(x·Kh + (r·h)·Uh + bh).
/// Reset after: hh = f(x·Kh + bi + r·(h·Uh + br)). Both: h′ = z·h + (1 − z)·hh.
/// </summary>
internal sealed class GruLayer : UnitsLayer
{
    public override string Name => "Gru";

    public override string ClassName => "GRU";

    protected override int Gates => 3;

    public override IReadOnlyList<Argument> Arguments { get; } = [CommonLayerArguments.ActivationArgument("RecurrentActivation", "Sigmoid"), Argument.Flag("ResetAfter", false)];

    protected override WeightDeclaration Bias(Arguments arguments) =>
        base.Bias(arguments) is var bias && arguments.Flag("ResetAfter") ? bias with { Shape = bias.Shape.Insert(0, 2) } : bias;

    public override IReadOnlyList<Value> Cell(CellLowering cell, Value x, IReadOnlyList<Value> states)
    {
        var b = cell.Builder;
        Value h = states[0], read = cell.Dropped(h);
        var z = Gate(cell, 0, "z", x, read);
        var r = Gate(cell, 1, "r", x, read);
        var candidate = cell.Arguments.Flag("ResetAfter") ? CandidateAfter(cell, x, read, r) : CandidateBefore(cell, x, read, r);
        var hh = cell.Activate("Activation", candidate, "hh");
        var next = b.Add(b.Mul(z, h), b.Mul(b.Sub(b.Literal(1), z), hh));
        return [CellLowering.Named(next, "h")];
    }

    private static Value Gate(CellLowering cell, int gate, string name, Value x, Value h)
    {
        int units = cell.Arguments.Int("Units");
        var bias = cell.Arguments.Flag("ResetAfter") ? cell.GateOfBothRows("bias", gate, units, "bias_" + name) : cell.Gate("bias", gate, units, "bias_" + name);
        var sum = cell.Builder.Product([(x, Kernel(cell, gate, name)), (h, RecurrentKernel(cell, gate, name))], bias);
        return cell.Activate("RecurrentActivation", sum, name);
    }

    private static Value CandidateBefore(CellLowering cell, Value x, Value h, Value r)
    {
        var reset = CellLowering.Named(cell.Builder.Mul(r, h), "rh");
        var bias = cell.Gate("bias", 2, cell.Arguments.Int("Units"), "bias_h");
        return cell.Builder.Product([(x, Kernel(cell, 2, "h")), (reset, RecurrentKernel(cell, 2, "h"))], bias);
    }

    private static Value CandidateAfter(CellLowering cell, Value x, Value h, Value r)
    {
        int units = cell.Arguments.Int("Units");
        var b = cell.Builder;
        var input = b.Product([(x, Kernel(cell, 2, "h"))], cell.GateOfRow("bias", 0, 2, units, "bias_h"));
        var recurrent = b.Product([(h, RecurrentKernel(cell, 2, "h"))], cell.GateOfRow("bias", 1, 2, units, "recurrent_bias_h"));
        return b.Add(input, b.Mul(r, recurrent));
    }

    private static Value Kernel(CellLowering cell, int gate, string name) => cell.Gate("kernel", gate, cell.Arguments.Int("Units"), "kernel_" + name)!;

    private static Value RecurrentKernel(CellLowering cell, int gate, string name) =>
        cell.Gate("recurrent_kernel", gate, cell.Arguments.Int("Units"), "recurrent_kernel_" + name)!;
}
