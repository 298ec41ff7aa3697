using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The largest number of each feature, masked steps like any other. Several equal ones share the gradient.</summary>
internal sealed class GlobalMaxPooling1DLayer : GlobalPoolingLayer
{
    public override string Name => "GlobalMaxPooling1D";

    public override bool PassesOn(BoundLayer layer) => true;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("takes the maximum over padded steps as over others");

    protected override Value Pool(LayerLowering lowering, Value x, Value? mask) => lowering.Builder.ReduceLast(ReduceKind.Max, x);
}
