using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A convolution in which every feature has kernels of its own, as many as the depth multiplier.</summary>
internal abstract class DepthwiseLayer : ConvolutionLayer
{
    public sealed override IReadOnlyList<Argument> CommonArguments { get; } = [.. CommonLayerArguments.Unary, .. CommonLayerArguments.Depthwise, .. WindowArguments(SlidingWindow.Paddings)];

    /// <summary>Features times the depth multiplier.</summary>
    protected static int Channels(LayerBinding binding) => SizeLimits.Times(binding.Input.Last, binding.Arguments.Int("DepthMultiplier"));

    protected static WeightDeclaration DepthwiseKernel(LayerBinding binding, string name) =>
        new(name, new Shape(binding.Arguments.Int("KernelSize"), binding.Input.Last, binding.Arguments.Int("DepthMultiplier")), "Depthwise");

    /// <summary>Σ over i of windows[…, i, c] · kernel[i, c, m], at feature c · multiplier + m.</summary>
    protected static Value Depthwise(LayerLowering lowering, Value windows, Value kernel)
    {
        var b = lowering.Builder;
        int channels = windows.Shape.Last, multiplier = kernel.Shape.Last, rank = windows.Shape.Rank;
        var x = WindowLowering.SizeLast(lowering, windows);
        if (multiplier == 1)
        {
            var own = b.BroadcastLeading(b.Transpose(b.Index(kernel, 2, 0), [1, 0]), x.Shape);
            return b.ReduceLast(ReduceKind.Sum, b.Mul(x, own));
        }

        var products = x.Shape.Insert(rank - 1, multiplier);
        var spread = b.Broadcast(x, products, [.. Enumerable.Range(0, rank - 1), rank]);
        var kernels = b.BroadcastLeading(b.Transpose(kernel, [1, 2, 0]), products);
        return b.Reshape(b.ReduceLast(ReduceKind.Sum, b.Mul(spread, kernels)), x.Shape.Take(rank - 2).Concat(new Shape(channels * multiplier)));
    }
}
