using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(steps, features) to (windows, features · depth multiplier), every feature by itself.</summary>
internal sealed class DepthwiseConv1DLayer : DepthwiseLayer
{
    public override string Name => "DepthwiseConv1D";

    protected override int Features(LayerBinding binding) => Channels(binding);

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) => [DepthwiseKernel(binding, "kernel"), .. Bias(binding)];

    protected override Value Convolve(LayerLowering lowering, Value windows) => WindowLowering.Biased(lowering, Depthwise(lowering, windows, lowering.Weight("kernel")));
}
