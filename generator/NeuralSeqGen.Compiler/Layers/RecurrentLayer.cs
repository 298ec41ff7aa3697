using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(steps, features) to (units), or (steps, units) with ReturnSequences: a cell run along the steps. A subclass is its weights and its cell.</summary>
internal abstract class RecurrentLayer : Layer
{
    public sealed override IReadOnlyList<Argument> CommonArguments { get; } =
        [.. CommonLayerArguments.Unary, .. CommonLayerArguments.Kernel, .. CommonLayerArguments.Recurrent];

    /// <summary>Blocks of units side by side in each weight.</summary>
    protected abstract int Gates { get; }

    /// <summary>Names of the carried states, each of shape (units); the first is the output.</summary>
    public virtual IReadOnlyList<string> States => ["h"];

    /// <summary>The bias of a layer that uses one.</summary>
    protected virtual WeightDeclaration Bias(Arguments arguments) => new("bias", new Shape(Gates * arguments.Int("Units")), "Bias");

    public sealed override bool IsRecurrent => true;

    public sealed override Shape LikelyInput => new(1, 1);

    public sealed override IReadOnlyList<string> References(PartSpec part) => part["InitialState"] as EquatableArray<string> ?? EquatableArray<string>.Empty;

    public sealed override Shape InferShape(LayerBinding binding)
    {
        int units = binding.Arguments.Int("Units");
        if (binding.Input.Rank != 2)
        {
            ChainChecks.NeedsSequence(binding);
            return binding.Arguments.Flag("ReturnSequences") ? new(binding.Input.Rank > 2 ? binding.Input[0] : 1, units) : new(units);
        }

        return binding.Arguments.Flag("ReturnSequences") ? new(binding.Input[0], units) : new(units);
    }

    public sealed override IEnumerable<WeightDeclaration> Weights(LayerBinding binding)
    {
        int units = binding.Arguments.Int("Units");
        yield return new("kernel", new Shape(binding.Input.Last, Gates * units), "Kernel");
        yield return new("recurrent_kernel", new Shape(units, Gates * units), "Recurrent");
        if (binding.Arguments.Flag("UseBias"))
        {
            yield return Bias(binding.Arguments);
        }
    }

    public sealed override Shape? InferMask(LayerBinding binding, Shape output) =>
        binding.Arguments.Flag("ReturnSequences") ? base.InferMask(binding, output) : null;

    public sealed override bool IsCausal(BoundLayer layer, bool isTimed) => !layer.Arguments.Flag("GoBackwards");

    /// <summary>What makes a recurrent layer with these arguments need later steps.</summary>
    public static LookAhead WhyAhead(Arguments arguments) => arguments.Flag("GoBackwards")
        ? new("reads the sequence from its end", "Remove GoBackwards.")
        : new("gives its last step only, which has read all of them", "Set ReturnSequences = true.");

    public sealed override LookAhead WhyAhead(BoundLayer layer) => WhyAhead(layer.Arguments);

    public sealed override bool KeepsTime(BoundLayer layer) => layer.Arguments.Flag("ReturnSequences");

    public sealed override IReadOnlyList<Shape> FinalStates(BoundLayer layer) => States.Select(_ => new Shape(layer.Arguments.Int("Units"))).ToList();

    /// <summary>The new states from one step's features and the old states.</summary>
    public abstract IReadOnlyList<Value> Cell(CellLowering cell, Value x, IReadOnlyList<Value> states);

    public sealed override Value Lower(LayerLowering lowering, Value x) => new RecurrentLowering(this, lowering).Lower(x);
}
