using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(steps, features) to (features), or (1, features) with KeepDims. Drops the mask.</summary>
internal abstract class GlobalPoolingLayer : Layer
{
    public sealed override IReadOnlyList<Argument> Arguments { get; } = [Argument.Flag("KeepDims", false)];

    /// <summary>From [rows…, features, steps] to [rows…, features].</summary>
    /// <param name="lowering">The layer in its place.</param>
    /// <param name="x">The input with the steps at the end.</param>
    /// <param name="mask">0/1 of the steps, [rows…, steps]; null for none.</param>
    protected abstract Value Pool(LayerLowering lowering, Value x, Value? mask);

    public sealed override Shape InferShape(LayerBinding binding)
    {
        if (binding.Input.Rank != 2)
        {
            ChainChecks.NeedsSequence(binding);
        }

        return binding.Arguments.Flag("KeepDims") ? new(1, binding.Input.Last) : new(binding.Input.Last);
    }

    public sealed override Shape? InferMask(LayerBinding binding, Shape output) => null;

    public sealed override bool IsStepwise(BoundLayer layer, bool isTimed) => !isTimed;

    public sealed override LookAhead WhyAhead(BoundLayer layer) => new("pools over all steps", "");

    public sealed override Value Lower(LayerLowering lowering, Value x)
    {
        int rows = lowering.RowAxes;
        var y = Pool(lowering, lowering.Builder.Transpose(x, [.. Enumerable.Range(0, rows), rows + 1, rows]), lowering.Mask);
        return lowering.Arguments.Flag("KeepDims") ? lowering.Builder.Reshape(y, y.Shape.Insert(rows, 1)) : y;
    }
}
