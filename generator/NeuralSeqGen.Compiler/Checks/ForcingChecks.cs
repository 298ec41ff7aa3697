using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether an input can read the target of an output in training.</summary>
internal static class ForcingChecks
{
    /// <summary>Why a target does not fit an input, as the end of a sentence; null when it does.</summary>
    public static string? Refusal(BoundForcing forcing, string target, BoundInput input, IReadOnlyList<BoundLayer> layers)
    {
        var output = forcing.Output;
        if (output.Node != target || output.Loss?.Loss.HasIntegerTarget != true)
        {
            return $"needs an output whose loss is on class indices, which {target} is not. Give it [SparseCategoricalCrossentropy].";
        }

        if (input.Shape.Rank != 1 || output.Shape.Rank != 2 || !output.TargetShape.Equals(input.Shape))
        {
            return $"needs one id per step of its target, but the input is {Naming.Batch(input.Shape)} and the target of {target} is {Naming.Batch(output.TargetShape)}. Give them equal steps.";
        }

        return input.IsInteger ? IdRefusal(forcing, target, input, layers) : "stands on an input of numbers, not of ids. Read it with an [Embedding].";
    }

    private static string? IdRefusal(BoundForcing forcing, string target, BoundInput input, IReadOnlyList<BoundLayer> layers)
    {
        int classes = forcing.Output.Shape[1];
        int ids = IdInputs.Narrowest(input.Layer, layers)?.IdCount ?? int.MaxValue;
        return classes > ids ? $"reads the {Naming.Count(classes)} classes of {target}, but the input is embedded with {Naming.Count(ids)} ids. Set InputDim to {Naming.Count(classes)} or more." :
            forcing.StartId >= ids ? $"starts with the id {Naming.Count(forcing.StartId)}, but the input is embedded with {Naming.Count(ids)} ids. Set StartId or InputDim." :
            forcing.EndId >= classes ? $"ends with the id {Naming.Count(forcing.EndId)}, but {target} has {Naming.Count(classes)} classes. Set EndId." : null;
    }
}
