using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(steps, features) to (windows, features): one number for each feature of a window. Without strides the windows do not overlap. Drops the mask.</summary>
internal abstract class PoolingLayer : Layer
{
    /// <summary>Argument for the size of a window; 0 demands it.</summary>
    protected static Argument PoolSize(int defaultSize) => Argument.Integer("PoolSize", defaultSize > 0 ? defaultSize : null, 1, SizeLimits.MaxExtent) with { IsPositional = true };

    /// <summary>What a padded step holds.</summary>
    protected abstract double Padding { get; }

    /// <summary>From [rows…, windows, features, size] to [rows…, windows, features].</summary>
    /// <param name="lowering">The layer in its place.</param>
    /// <param name="window">The windows.</param>
    /// <param name="steps">Steps of the input; 0 in a stream.</param>
    /// <param name="windows">What they hold.</param>
    protected abstract Value Pool(LayerLowering lowering, SlidingWindow window, int steps, Value windows);

    public sealed override IReadOnlyList<Argument> CommonArguments { get; } =
        [.. CommonLayerArguments.Unary, Argument.Integer("Strides", 0, 0, SizeLimits.MaxExtent), Argument.Choice("Padding", "Valid", SlidingWindow.Paddings)];

    public sealed override Shape InferShape(LayerBinding binding) =>
        SlidingWindow.OfPool(binding.Arguments).Output(binding, "PoolSize", binding.Input.Last);

    public sealed override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public sealed override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("pools padded steps with others");

    public sealed override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || SlidingWindow.OfPool(layer.Arguments).IsCausal;

    public sealed override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) =>
        inputs[0] is { Axis: > 0 } ? inputs[0] : SlidingWindow.OfPool(layer.Arguments).Reach(layer, inputs[0]);

    public sealed override LookAhead WhyAhead(BoundLayer layer) => SlidingWindow.OfPool(layer.Arguments).WhyAhead(canPadInFront: false);

    public sealed override Value Lower(LayerLowering lowering, Value x)
    {
        var window = SlidingWindow.OfPool(lowering.Arguments);
        var windows = WindowLowering.SizeLast(lowering, WindowLowering.Windows(lowering, window, x, Padding));
        return WindowLowering.Result(lowering, Pool(lowering, window, lowering.IsStep ? 0 : x.Shape[lowering.RowAxes], windows));
    }
}
