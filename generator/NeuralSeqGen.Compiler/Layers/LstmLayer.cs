using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// Long short-term memory, gates in the order i, f, c, o: i = g(x·Ki + h·Ui + bi), f and o likewise, c′ = f·c + i·a(x·Kc + h·Uc + bc),
/// h′ = o·a(c′).
/// </summary>
internal sealed class LstmLayer : UnitsLayer
{
    public override string Name => "Lstm";

    public override string ClassName => "LSTM";

    protected override int Gates => 4;

    public override IReadOnlyList<string> States => ["h", "c"];

    public override IReadOnlyList<Argument> Arguments { get; } = [CommonLayerArguments.ActivationArgument("RecurrentActivation", "Sigmoid"), Argument.Flag("UnitForgetBias", true)];

    /// <summary>Only the initial bias knows of UnitForgetBias: ones in block f.</summary>
    protected override WeightDeclaration Bias(Arguments arguments)
    {
        int units = arguments.Int("Units");
        return arguments.Flag("UnitForgetBias") ? base.Bias(arguments) with { OnesStart = units, OnesEnd = 2 * units } : base.Bias(arguments);
    }

    public override IReadOnlyList<Value> Cell(CellLowering cell, Value x, IReadOnlyList<Value> states)
    {
        var b = cell.Builder;
        Value h = cell.Dropped(states[0]), c = states[1];
        var i = cell.Activate("RecurrentActivation", Sum(cell, 0, "i", x, h), "i");
        var f = cell.Activate("RecurrentActivation", Sum(cell, 1, "f", x, h), "f");
        var candidate = cell.Activate("Activation", Sum(cell, 2, "c", x, h), "cc");
        var next = CellLowering.Named(b.Add(b.Mul(f, c), b.Mul(i, candidate)), "c");
        var o = cell.Activate("RecurrentActivation", Sum(cell, 3, "o", x, h), "o");
        return [CellLowering.Named(b.Mul(o, cell.Activate("Activation", next, "a")), "h"), next];
    }

    private static Value Sum(CellLowering cell, int gate, string name, Value x, Value h)
    {
        int units = cell.Arguments.Int("Units");
        Value kernel = cell.Gate("kernel", gate, units, "kernel_" + name)!, recurrent = cell.Gate("recurrent_kernel", gate, units, "recurrent_kernel_" + name)!;
        return cell.Builder.Product([(x, kernel), (h, recurrent)], cell.Gate("bias", gate, units, "bias_" + name));
    }
}
