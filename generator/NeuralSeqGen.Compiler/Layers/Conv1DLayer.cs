using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// Cross-correlation: y[t] = Σ over i of x[t·strides + i·dilation] · kernel[i] + bias. With groups, each share of the features meets its own share of the filters.
/// </summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    public override string Name => "Conv1D";

    public override IReadOnlyList<Argument> CommonArguments { get; } = [.. CommonLayerArguments.Unary, .. CommonLayerArguments.Kernel];

    public override IReadOnlyList<Argument> Arguments { get; } =
        [Argument.Integer("Filters", null, 1, SizeLimits.MaxExtent), .. WindowArguments("Valid", "Same", "Causal"), Argument.Integer("Groups", 1, 1, SizeLimits.MaxExtent)];

    protected override int Features(LayerBinding binding) => binding.Arguments.Int("Filters");

    public override IEnumerable<WeightDeclaration> Weights(LayerBinding binding) =>
        [new("kernel", new Shape(binding.Arguments.Int("KernelSize"), System.Math.Max(1, binding.Input.Last / binding.Arguments.Int("Groups")), Features(binding)), "Kernel"), .. Bias(binding)];

    public override void Check(LayerBinding binding)
    {
        base.Check(binding);
        int groups = binding.Arguments.Int("Groups");
        foreach (var (extent, what) in new[] { (binding.Input.Last, "features of its input"), (Features(binding), "filters") }.Where(p => p.Item1 % groups != 0))
        {
            binding.Break($"{binding.Display} has {Naming.Count(groups)} groups, which do not divide its {Naming.Count(extent)} {what}. Change Groups.");
        }
    }

    protected override Value Convolve(LayerLowering lowering, Value windows) => lowering.Arguments.Int("Groups") is > 1 and var groups
        ? WindowLowering.Biased(lowering, Grouped(lowering.Builder, windows, lowering.Weight("kernel"), groups))
        : lowering.Builder.Contract(windows, lowering.Weight("kernel"), 2, lowering.WeightOrNull("bias"));

    /// <summary>A product for each group; the groups' filters side by side.</summary>
    private static Value Grouped(GraphBuilder b, Value windows, Value kernel, int groups)
    {
        var split = b.Reshape(windows, windows.Shape.With(-1, groups).Concat(new Shape(windows.Shape.Last / groups)));
        int[] rest = [.. Enumerable.Range(0, windows.Shape.Rank - 1)];
        var x = b.Transpose(split, [rest.Length, .. rest, rest.Length + 1]);
        int filters = kernel.Shape.Last / groups;
        var k = b.Transpose(b.Reshape(kernel, kernel.Shape.With(-1, groups).Concat(new Shape(filters))), [2, 0, 1, 3]);
        var y = b.Contract(x, k, 2, batchAxes: 1);
        int rows = y.Shape.Rank - 2;
        var together = b.Transpose(y, [.. Enumerable.Range(1, rows), 0, rows + 1]);
        return b.Reshape(together, together.Shape.Take(rows).Concat(new Shape(groups * filters)));
    }
}
