using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>h′ = f(x·K + h·U + b).</summary>
internal sealed class SimpleRnnLayer : UnitsLayer
{
    public override string Name => "SimpleRnn";

    public override string ClassName => "SimpleRNN";

    protected override int Gates => 1;

    public override bool BlendsStates => false;

    public override string Activation(BoundLayer layer) => layer.Arguments.Choice("Activation");

    public override IReadOnlyList<Value> Cell(CellLowering cell, Value x, IReadOnlyList<Value> states)
    {
        int units = cell.Arguments.Int("Units");
        Value kernel = cell.Gate("kernel", 0, units, "kernel")!, recurrent = cell.Gate("recurrent_kernel", 0, units, "recurrent_kernel")!;
        var sum = cell.Builder.Product([(x, kernel), (cell.Dropped(states[0]), recurrent)], cell.Gate("bias", 0, units, "bias"));
        return [cell.Activate("Activation", sum, "h")];
    }
}
