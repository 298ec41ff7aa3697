using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(steps, features) to (windows, filters): a function of the windows along the steps. Drops the mask.</summary>
internal abstract class ConvolutionLayer : Layer
{
    /// <summary>Extent of the output's last axis.</summary>
    protected abstract int Features(LayerBinding binding);

    /// <summary>From [rows…, windows, size, features] to [rows…, windows, filters], before the activation.</summary>
    protected abstract Value Convolve(LayerLowering lowering, Value windows);

    /// <summary>Kernel size, strides, dilation, padding and activation.</summary>
    protected static IEnumerable<Argument> WindowArguments(params string[] paddings) =>
    [
        Argument.Integer("KernelSize", null, 1, SizeLimits.MaxExtent), Argument.Integer("Strides", 1, 1, SizeLimits.MaxExtent), Argument.Integer("DilationRate", 1, 1, 1 << 10),
        Argument.Choice("Padding", "Valid", paddings), CommonLayerArguments.ActivationArgument("Activation", "Linear"),
    ];

    public override Shape InferShape(LayerBinding binding) =>
        SlidingWindow.OfKernel(binding.Arguments).Output(binding, "KernelSize", Features(binding));

    public sealed override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public sealed override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("moves a window over padded steps as over others");

    public override void Check(LayerBinding binding) => WindowChecks.StridesOrDilation(binding);

    public sealed override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || SlidingWindow.OfKernel(layer.Arguments).IsCausal;

    public sealed override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) => SlidingWindow.OfKernel(layer.Arguments).Reach(layer, inputs[0]);

    public sealed override LookAhead WhyAhead(BoundLayer layer) => SlidingWindow.OfKernel(layer.Arguments).WhyAhead(canPadInFront: true);

    public sealed override Value Lower(LayerLowering lowering, Value x)
    {
        var windows = WindowLowering.Windows(lowering, SlidingWindow.OfKernel(lowering.Arguments), x);
        return lowering.Activate("Activation", WindowLowering.Result(lowering, Convolve(lowering, windows)));
    }

    /// <summary>The bias that a layer has by default.</summary>
    protected IEnumerable<WeightDeclaration> Bias(LayerBinding binding) =>
        binding.Arguments.Flag("UseBias") ? [new("bias", new Shape(Features(binding)), "Bias")] : [];
}
