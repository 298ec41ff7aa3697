using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Lowering;

/// <summary>What a layer is lowered with.</summary>
/// <param name="session">The graph under construction.</param>
/// <param name="layer">The layer.</param>
/// <param name="rowAxes">Leading axes that are rows: TimeDistributed adds one.</param>
/// <param name="masks">0/1 mask of each input's steps; null for none.</param>
/// <param name="isStep">True when the input is one step of a stream: its time axis is gone.</param>
internal sealed class LayerLowering(LoweringSession session, BoundLayer layer, int rowAxes, IReadOnlyList<Value?> masks, bool isStep)
{
    public LoweringSession Session => session;

    public GraphBuilder Builder => session.Builder;

    public BoundLayer Layer => layer;

    public Arguments Arguments => layer.Arguments;

    public int RowAxes => rowAxes;

    /// <summary>Mask of the first input.</summary>
    public Value? Mask => masks[0];

    public IReadOnlyList<Value?> Masks => masks;

    /// <summary>Mask of the steps of a wrapper around the layer, which are rows to it; null for none.</summary>
    public Value? RowMask { get; init; }

    /// <summary>States that a recurrent layer starts from, one per state; null for zeros.</summary>
    public IReadOnlyList<Value>? InitialStates { get; init; }

    /// <summary>The mask that leaves a model used as a layer, once it is lowered.</summary>
    public Value? LeavingMask { get; set; }

    public bool IsStep => isStep;

    /// <summary>Which inputs are whole although others are one step; null where all are alike.</summary>
    public IReadOnlyList<bool>? Whole { get; init; }

    /// <summary>Whether an input is no step but whole.</summary>
    public bool IsWhole(int input) => Whole is { } whole && whole[input];

    public bool IsTraining => session.IsTraining;

    /// <summary>A weight of the layer by its local name.</summary>
    public Value Weight(string name) => session.Weight(layer.Weights.Single(w => w.LocalName == name));

    public Value? WeightOrNull(string name) => layer.Weights.FirstOrDefault(w => w.LocalName == name) is { } weight ? session.Weight(weight) : null;

    /// <summary>1 while the layer is frozen at run time, else 0: a layer that is declared so knows it without asking.</summary>
    /// <param name="weight">One of its weights, which stands for it.</param>
    public Value Frozen(string weight) => session.Frozen(layer.Weights.Single(w => w.LocalName == weight));

    /// <summary>The activation that an argument names, remembered as the origin of its result.</summary>
    public Value Activate(string argument, Value x)
    {
        string name = Arguments.Choice(argument);
        var y = ActivationCatalogue.Get(name).Apply(Builder, x);
        if (y != x)
        {
            session.RememberLogits(y, new Logits(x, name));
        }

        return y;
    }

    /// <summary>1 ÷ (1 − rate) where a feature is kept in training, 0 where it is dropped; null when nothing is ever dropped.</summary>
    public Value? DropoutMask(double rate, Shape shape)
    {
        if (!IsTraining || rate <= 0)
        {
            return null;
        }

        var keep = Builder.GreaterEqual(session.Random(shape), Builder.Literal(rate));
        return Builder.Select(keep, Builder.Literal(1 / (1 - rate)), Builder.Literal(0));
    }

    /// <summary>Lowers a layer inside this one on the same axes, under its own name in the generated code.</summary>
    public Value LowerInner(BoundLayer inner, Value x, Value? mask, IReadOnlyList<Value>? initialStates)
    {
        string scope = Builder.Scope;
        Builder.Scope = inner.Name + inner.Path;
        var y = inner.Layer.Lower(new(session, inner, rowAxes, [mask], isStep) { InitialStates = initialStates }, x);
        Builder.Scope = scope;
        session.RememberActivity(inner, y);
        return y;
    }

    /// <summary>The same place for a wrapped layer, with one more row axis. A mask over its own steps comes along; one over the wrapper's does not.</summary>
    public LayerLowering Inner(BoundLayer inner, int addedRowAxes)
    {
        int rows = rowAxes + addedRowAxes;
        return new(session, inner, rows, [Mask is { } steps && steps.Shape.Rank > rows ? steps : null], isStep: false) { RowMask = Mask ?? RowMask };
    }
}
