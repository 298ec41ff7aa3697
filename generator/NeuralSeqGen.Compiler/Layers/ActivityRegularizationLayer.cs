using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Passes its input on and adds L1 · Σ|x| + L2 · Σx² per sample to the loss.</summary>
internal sealed class ActivityRegularizationLayer : ElementwiseLayer
{
    public override string Name => "ActivityRegularization";

    public override IReadOnlyList<Argument> Arguments { get; } = [Argument.Real("L1", 0, min: 0), Argument.Real("L2", 0, min: 0)];

    public override bool PassesOn(BoundLayer layer) => true;

    public override (double L1, double L2) ActivityFactors(Arguments arguments) => (arguments.Real("L1"), arguments.Real("L2"));

    public override Value Lower(LayerLowering lowering, Value x) => x;
}
