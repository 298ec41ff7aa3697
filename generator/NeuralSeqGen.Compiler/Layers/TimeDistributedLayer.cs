using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Applies a layer to every step with the same weights: the wrapped layer with one more row axis.</summary>
internal sealed class TimeDistributedLayer : Layer
{
    public override string Name => "TimeDistributed";

    public override bool IsWrapper => true;

    public override Shape LikelyInput => new(1, 1);

    public override IReadOnlyList<Argument> CommonArguments { get; } = [Argument.Text("Name")];

    public override Shape InnerInput(LayerBinding binding)
    {
        if (binding.Input.Rank >= 2)
        {
            return binding.Input.Skip(1);
        }

        ChainChecks.NeedsTime(binding);
        return binding.Input;
    }

    /// <summary>A mask over the inner steps; one over the outer steps has no meaning inside.</summary>
    public override Shape? InnerMask(LayerBinding binding) => binding.InputMask is { Rank: >= 2 } mask ? mask.Skip(1) : null;

    public override Shape InferShape(LayerBinding binding)
    {
        var inner = binding.Wrapped!;
        if (binding.Input.Rank < 2)
        {
            return inner.OutputShape;
        }

        if (inner.Layer.IsPerStep)
        {
            ChainChecks.TimeDistributedIsRedundant(binding, inner.Layer.Name, inner.ParameterCount);
        }

        return inner.OutputShape.Insert(0, binding.Input[0]);
    }

    public override Shape? AttentionScores(BoundLayer layer) => layer.Wrapped!.Scores?.Insert(0, layer.OutputShape[0]);

    public override TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs)
    {
        var inner = layer.Wrapped!;
        if (inputs[0] is not { Axis: > 0 } time)
        {
            return base.Reach(layer, inputs);
        }

        var within = time with { Axis = time.Axis - 1 };
        return inner.Layer.Reach(inner, [.. inner.InputShapes.Select(_ => within)]) is { } reach ? reach with { Axis = reach.Axis + 1 } : null;
    }

    public override Value Lower(LayerLowering lowering, Value x)
    {
        var inner = lowering.Layer.Wrapped!;
        return inner.Layer.Lower(lowering.Inner(inner, lowering.IsStep ? 0 : 1), x);
    }
}
