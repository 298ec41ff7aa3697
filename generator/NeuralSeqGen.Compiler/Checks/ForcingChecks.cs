using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether an input can read the target of an output in training.</summary>
internal static class ForcingChecks
{
    /// <summary>Why a target does not fit an input, as the end of a sentence; null when it does.</summary>
    public static string? Refusal(BoundForcing forcing, string target, BoundInput input, IReadOnlyList<BoundLayer> layers)
    {
        var output = forcing.Output;
        if (output.Node != target || output.Loss is null || !output.TargetIsInteger)
        {
            return $"needs an output whose loss is on class indices, which {target} is not. Give it [SparseCategoricalCrossentropy].";
        }

        if (input.Shape.Rank != 1 || output.Shape.Rank != 2 || !output.TargetShape.Equals(input.Shape))
        {
            return $"needs one id per step of its target, but the input is {Naming.Batch(input.Shape)} and the target of {target} is {Naming.Batch(output.TargetShape)}. Give them equal steps.";
        }

        return input.IsInteger ? IdRefusal(forcing, target, input, layers) : "stands on an input of numbers, not of ids. Read it with an [Embedding].";
    }

    /// <summary>Reports what makes the target see, in training, the steps that it is to predict: every layer on the way from the input to it that needs later steps.</summary>
    /// <param name="layers">The layers of the model.</param>
    /// <param name="input">An input that fits its target.</param>
    /// <param name="name">Name of its node.</param>
    /// <param name="output">The output whose target it reads.</param>
    /// <param name="report">Where mistakes go.</param>
    public static void CheckCausal(IReadOnlyList<BoundLayer> layers, BoundInput input, string name, BoundOutput output, BindingReport report)
    {
        foreach (var (layer, because) in Causality.Ahead(layers, input.Layer, output.Layer))
        {
            // what a layer reads first gives its steps: a remedy for these helps only where they are those of the forced input
            bool hasOtherSteps = layer.Inputs.Count > 1 && Causality.Dependence(layers, input.Layer, new(0, 0), layer.Inputs[0]) is null;
            string remedy = because.Remedy.Length == 0 ? $"Take it out of the way from {name} to {output.Node}."
                : hasOtherSteps ? $"UseCausalMask does not help, since its query {layer.Inputs[0].Display} has steps of its own: let what reads {name} be the Query, and that the Value."
                : because.Remedy;
            report.Add(new Finding(RuleIds.ForcedInputSeesAhead, layer.Part, report.ModelName,
                $"{name} gives the target of {output.Node} one step late, but {layer.Display} between them {because.Why}: in training {output.Node} sees what it is to predict, in Generate it does not. {remedy}")
            {
                FixPart = hasOtherSteps ? -1 : layer.Part,
            });
        }
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
