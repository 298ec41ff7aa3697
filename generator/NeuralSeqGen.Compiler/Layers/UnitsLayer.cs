using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>(steps, features) to (units), or (steps, units) with ReturnSequences: a recurrent layer whose cell has units. A subclass is its weights and its cell.</summary>
internal abstract class UnitsLayer : RecurrentLayer
{
    public sealed override IReadOnlyList<Argument> CommonArguments { get; } =
        [.. CommonLayerArguments.Unary, .. CommonLayerArguments.Kernel, .. CommonLayerArguments.Units];

    /// <summary>Blocks of units side by side in each weight.</summary>
    protected abstract int Gates { get; }

    /// <summary>The bias of a layer that uses one.</summary>
    protected virtual WeightDeclaration Bias(Arguments arguments) => new("bias", new Shape(Gates * arguments.Int("Units")), "Bias");

    public sealed override Shape LikelyInput => new(1, 1);

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

    public sealed override Shape State(Arguments arguments, Shape step) => new(arguments.Int("Units"));
}
