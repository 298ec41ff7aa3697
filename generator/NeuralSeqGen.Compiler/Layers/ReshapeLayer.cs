using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>The elements of a sample in row-major order under another shape; one extent may be −1 and follows from the others. Drops the mask.</summary>
internal sealed class ReshapeLayer : Layer
{
    public override string Name => "Reshape";

    public override bool PassesOn(BoundLayer layer) => true;

    public override IReadOnlyList<Argument> Arguments { get; } = [new("TargetShape", ArgumentKind.Integers, null) { IsPositional = true, Check = v => CheckTarget((EquatableArray<int>)v) }];

    public override Shape InferShape(LayerBinding binding)
    {
        var target = binding.Arguments.Ints("TargetShape");
        int known = new Shape(target.Where(e => e > 0).ToArray()).Elements, elements = binding.Input.Elements;
        bool hasOpen = target.Contains(-1);
        if (hasOpen ? elements % known != 0 : elements != known)
        {
            string needed = hasOpen ? "a multiple of " + Naming.Count(known) : Naming.Count(known);
            binding.Break(RuleIds.ReshapeTotal, -1, needed, $"{ChainChecks.Received(binding)}, which is {Naming.Count(elements)}");
        }

        return new(target.Select(e => e > 0 ? e : System.Math.Max(1, elements / known)).ToArray());
    }

    public override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public override MaskEnd WhyMaskEnds(BoundLayer layer) => MaskEnd.OfSteps("puts the elements of all steps into another shape");

    public override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed || layer.OutputShape[0] == layer.InputShape[0];

    public override LookAhead WhyAhead(BoundLayer layer) => new("puts the elements of all steps into another shape", "");

    public override Value Lower(LayerLowering lowering, Value x) =>
        lowering.Builder.Reshape(x, x.Shape.Take(lowering.RowAxes).Concat(lowering.Layer.OutputShape.Skip(lowering.IsStep ? 1 : 0)));

    private static string? CheckTarget(EquatableArray<int> extents) =>
        extents.Count == 0 ? "must have at least one extent" :
        extents.Any(e => e is 0 or < -1) ? "must have extents of 1 or more, or -1 for the one that follows from the others" :
        extents.Count(e => e == -1) > 1 ? "can leave one extent open with -1, not several" :
        extents.Count > SizeLimits.MaxRank ? "must have " + Naming.Count(SizeLimits.MaxRank) + " extents or fewer" :
        SizeLimits.Elements(extents.Where(e => e > 0)) > SizeLimits.MaxElements ? "must have " + Naming.Count(SizeLimits.MaxElements) + " elements or fewer" : null;
}
