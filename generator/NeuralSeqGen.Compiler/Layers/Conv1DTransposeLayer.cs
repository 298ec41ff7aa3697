using System;
using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// The transpose of a convolution: every step is spread over a window of the output, y[t·strides + i·dilation] += x[t] · kernel[i]ᵀ, of which padding cuts off
/// the ends (keras/src/backend/common/backend_utils.py). Drops the mask.
/// </summary>
internal sealed class Conv1DTransposeLayer : KernelLayer
{
    public override string Name => "Conv1DTranspose";

    public override IReadOnlyList<Argument> Arguments { get; } =
    [
        Argument.Integer("Filters", null, 1, SizeLimits.MaxExtent), Argument.Integer("KernelSize", null, 1, SizeLimits.MaxExtent), Argument.Integer("Strides", 1, 1, SizeLimits.MaxExtent),
        Argument.Integer("DilationRate", 1, 1, 1 << 10), Argument.Choice("Padding", "Valid", SlidingWindow.Paddings), Argument.Integer("OutputPadding", -1, -1, SizeLimits.MaxExtent),
        CommonLayerArguments.ActivationArgument("Activation", "Linear"),
    ];

    public override Shape InferShape(LayerBinding binding)
    {
        int filters = binding.Arguments.Int("Filters");
        if (binding.Input.Rank != 2)
        {
            ChainChecks.NeedsSequence(binding);
            return new(1, filters);
        }

        var (_, steps) = Cut(binding.Arguments, binding.Input[0]);
        if (steps < 1)
        {
            binding.Break($"{binding.Display} gives no step for {Naming.Batch(binding.Input)}. Leave OutputPadding away, or make it larger.");
        }

        WindowChecks.CheckElements(binding, [binding.Input[0], binding.Arguments.Int("KernelSize"), filters]);

        return new((int)Math.Min(int.MaxValue, Math.Max(1, steps)), filters);
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("spreads padded steps like others");

    public override void Check(LayerBinding binding)
    {
        WindowChecks.StridesOrDilation(binding);
        if (binding.Arguments.Int("OutputPadding") is var padding && padding >= binding.Arguments.Int("Strides"))
        {
            binding.Complain($"OutputPadding of {binding.Display} must be less than Strides, but is {Naming.Count(padding)}.");
        }
    }

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        int filters = binding.Arguments.Int("Filters");
        yield return new("kernel", new Shape(binding.Arguments.Int("KernelSize"), filters, binding.Input.Last), "Kernel");
        if (binding.Arguments.Flag("UseBias"))
        {
            yield return new("bias", new Shape(filters), "Bias");
        }
    }

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed;

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) =>
        inputs[0] is { Axis: 0 } time && layer.Arguments.Int("Strides") == 1 ? time with { Ahead = time.Ahead + Cut(layer.Arguments, layer.InputShape[0]).Start } : null;

    public override LookAhead WhyAhead(BoundLayer layer) => new("spreads a step over others", "");

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var b = lowering.Builder;
        var kernel = lowering.Weight("kernel");
        int axis = lowering.RowAxes, steps = x.Shape[axis], size = kernel.Shape[0], filters = kernel.Shape[1], stride = lowering.Arguments.Int("Strides");
        int dilation = lowering.Arguments.Int("DilationRate"), whole = ((steps - 1) * stride) + ((size - 1) * dilation) + 1;
        var (start, count) = Cut(lowering.Arguments, steps);
        var spread = b.Product(x, b.Reshape(kernel, new Shape(size * filters, kernel.Shape[2])), transposeB: true);
        var windows = b.Reshape(spread, x.Shape.Take(axis + 1).Concat(new Shape(size, filters)));
        var y = b.Append(new FoldOp(axis, Math.Max(whole, start + (int)count), stride, dilation), windows);
        return lowering.Activate("Activation", WindowLowering.Biased(lowering, b.Slice(y, axis, start, (int)count)));
    }

    /// <summary>Where the output starts in the whole sum of the windows, and its number of steps.</summary>
    private static (int Start, long Count) Cut(Arguments arguments, int steps)
    {
        int stride = arguments.Int("Strides"), span = ((arguments.Int("KernelSize") - 1) * arguments.Int("DilationRate")) + 1, padding = arguments.Int("OutputPadding");
        long last = (steps - 1) * (long)stride;
        if (arguments.Choice("Padding") == "Valid")
        {
            return (0, last + span + (padding < 0 ? Math.Max(span, stride) - span : padding));
        }

        int pads = padding < 0 ? stride + span - 2 : span + (span % 2) - 2 + padding;
        int left = Math.Min((pads / 2) + (pads % 2), span - 1);
        return (span - 1 - left, last + (padding < 0 ? stride : (span % 2) + padding));
    }
}
