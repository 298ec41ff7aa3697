using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>What attention layers read: query, value and, where one is named, key. Without names all are the layer before, which is self-attention.</summary>
internal static class AttentionSources
{
    public static readonly IReadOnlyList<Argument> Arguments = [Argument.Text("Query"), Argument.Text("Value"), Argument.Text("Key")];

    /// <summary>Whether the scores are a result besides the output.</summary>
    public static readonly Argument ReturnScores = Argument.Flag("ReturnAttentionScores", false);

    /// <summary>A value that is not named is the query, a key that is not named is the value.</summary>
    public static IReadOnlyList<string?> Of(PartSpec part)
    {
        string? query = part["Query"] as string ?? part["From"] as string, value = part["Value"] as string ?? query;
        return part["Key"] is string key ? [query, value, key] : [query, value];
    }

    /// <summary>A step of the query, which may look at all values or, with a causal mask, at those of its own and earlier steps.</summary>
    /// <param name="layer">The attention.</param>
    /// <param name="inputs">How its inputs depend on a sequence.</param>
    /// <param name="axis">The axis that is attended over.</param>
    public static TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs, int axis = 0)
    {
        bool looksAtAll = (inputs.Count > 1 ? inputs.Skip(1) : inputs).Any(i => i is not null) && !layer.Arguments.Flag("UseCausalMask");
        return looksAtAll || inputs.Any(i => i is not null && i.Axis != axis) ? null : new(axis, inputs.OfType<TimeReach>().Max(i => i.Ahead));
    }

    /// <summary>Whether a step of the query attends to a whole value and key, which do not come step by step.</summary>
    public static bool ReadsWhole(BoundLayer layer, IReadOnlyList<bool> areSteps) => areSteps[0] && !areSteps.Skip(1).Any(isStep => isStep) && !layer.Arguments.Flag("UseCausalMask");

    /// <summary>What makes an attention need other steps.</summary>
    public static LookAhead WhyAhead(BoundLayer layer) => layer.Arguments.Flag("UseCausalMask")
        ? new(layer.InputMasks.Any(mask => mask is not null) ? "has no step of its own behind a mask" : "looks back at all earlier steps", "")
        : new("attends to all steps", "Set UseCausalMask = true.");

    /// <summary>Shape of the value; that of the query where all are one.</summary>
    public static Shape Value(IReadOnlyList<Shape> inputs) => inputs[inputs.Count > 1 ? 1 : 0];

    /// <summary>Masks of value and key; those of the query where all are one.</summary>
    public static IEnumerable<Value?> ValueMasks(LayerLowering lowering) => lowering.Masks.Count > 1 ? lowering.Masks.Skip(1) : lowering.Masks;

    /// <summary>Reports inputs that do not fit one another where heads attend over some of their axes.</summary>
    /// <param name="binding">The layer's place.</param>
    /// <param name="axes">Axes of a sample that are attended over.</param>
    public static void CheckHeads(LayerBinding binding, int[] axes)
    {
        Shape query = binding.Inputs[0], value = Value(binding.Inputs), key = binding.Inputs[binding.Inputs.Count - 1];
        if (binding.Inputs.Any(s => s.Rank < 2 || s.Rank != query.Rank))
        {
            MergeChecks.DoNotFit(binding, query.Rank < 2 ? "sequences (steps, features)" : "inputs of as many axes");
        }
        else if (binding.Inputs.Any(s => Enumerable.Range(0, query.Rank - 1).Except(axes).Any(axis => s[axis] != query[axis])))
        {
            MergeChecks.DoNotFit(binding, "inputs that are equal along the axes it does not attend over");
        }
        else if (axes.Any(axis => key[axis] != value[axis]))
        {
            MergeChecks.DoNotFit(binding, "as many keys as values");
        }
    }

    /// <summary>Reports inputs that are no sequences or do not fit one another.</summary>
    /// <param name="binding">The layer's place.</param>
    /// <param name="equalFeatures">Whether query and key are multiplied feature by feature.</param>
    /// <returns>Whether they fit.</returns>
    public static bool Check(LayerBinding binding, bool equalFeatures)
    {
        Shape query = binding.Inputs[0], value = Value(binding.Inputs), key = binding.Inputs[binding.Inputs.Count - 1];
        if (binding.Inputs.Any(s => s.Rank != 2))
        {
            MergeChecks.DoNotFit(binding, "sequences (steps, features)");
            return false;
        }

        if (key[0] != value[0] || (equalFeatures && key[1] != query[1]))
        {
            MergeChecks.DoNotFit(binding, key[0] != value[0] ? "as many keys as values" : "query and key of equal features");
            return false;
        }

        return true;
    }
}
