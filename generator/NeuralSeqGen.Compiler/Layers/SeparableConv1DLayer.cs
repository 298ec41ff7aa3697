using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A depthwise convolution, then a product that mixes its features: (steps, features) to (windows, filters).</summary>
internal sealed class SeparableConv1DLayer : DepthwiseLayer
{
    public override string Name => "SeparableConv1D";

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Integer("Filters", null, 1, SizeLimits.MaxExtent), .. CommonLayerArguments.Weight("Pointwise", "GlorotUniform")];

    protected override int Features(LayerBinding binding) => binding.Arguments.Int("Filters");

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) =>
        [DepthwiseKernel(binding, "depthwise_kernel"), new("pointwise_kernel", new Shape(1, Channels(binding), Features(binding)), "Pointwise"), .. Bias(binding)];

    protected override Value Convolve(LayerLowering lowering, Value windows)
    {
        var mixed = Depthwise(lowering, windows, lowering.Weight("depthwise_kernel"));
        return lowering.Builder.Product([(mixed, lowering.Builder.Index(lowering.Weight("pointwise_kernel"), 0, 0))], lowering.WeightOrNull("bias"));
    }
}
