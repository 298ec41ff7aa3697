using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Edits of one layer that change what it does to the steps or the values: whether they help is tried afterwards.</summary>
internal static class LayerEdits
{
    public static IEnumerable<ModelEdit> For(BoundModel model, Finding finding) => finding.RuleId == RuleIds.LogitsExpected ? WithoutActivation(model, finding.FixPart) : Causal(model, finding.FixPart);

    /// <summary>What makes a layer causal: an argument, or taking its wrapper away.</summary>
    private static IEnumerable<ModelEdit> Causal(BoundModel model, int part)
    {
        foreach (var layer in model.Layers.Where(l => l.Part == part))
        {
            foreach (string argument in CausalArguments(layer))
            {
                yield return new(ModelEditKind.SetArgument, part, argument);
            }

            if (layer.Layer.IsWrapper)
            {
                yield return new(ModelEditKind.Remove, part, "");
            }
        }
    }

    private static IEnumerable<string> CausalArguments(BoundLayer layer) => new[]
    {
        ("UseCausalMask", "true"), ("Padding", "ConvolutionPadding.Causal"), ("GoBackwards", "false"),
    }.Where(argument => layer.Arguments.Has(argument.Item1)).Select(argument => argument.Item1 + "=" + argument.Item2);

    /// <summary>The argument where the layer has more to do, the layer where it is nothing but the activation.</summary>
    private static IEnumerable<ModelEdit> WithoutActivation(BoundModel model, int part)
    {
        yield return new(ModelEditKind.RemoveArgument, part, "Activation");
        if (model.Layers.Any(l => l.Part == part && l.Weights.Count == 0))
        {
            yield return new(ModelEditKind.Remove, part, "");
        }
    }
}
