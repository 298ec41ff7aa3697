using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The largest number of a window. Of several equal ones the first gets the gradient.</summary>
internal sealed class MaxPooling1DLayer : PoolingLayer
{
    public override string Name => "MaxPooling1D";

    public override bool PassesOn(BoundLayer layer) => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [PoolSize(2)];

    protected override double Padding => double.NegativeInfinity;

    protected override Value Pool(LayerLowering lowering, SlidingWindow window, int steps, Value windows) =>
        lowering.Builder.Append(new ReduceOp(ReduceKind.Max, windows.Shape.Rank - 1, TiesToFirst: true), windows);
}
