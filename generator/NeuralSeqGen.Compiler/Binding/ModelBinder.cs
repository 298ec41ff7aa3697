using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>
/// Fills in Keras's defaults, puts a shape on every edge and finds the mistakes that the declaration alone decides, one finding each.
/// Answers with a complete model for any spec.
/// </summary>
internal static class ModelBinder
{
    public static BoundModel Bind(ModelSpec spec)
    {
        var report = new BindingReport(spec.Name);
        DeclarationRules.Check(spec, report);
        var stack = new StackBinder(report);
        stack.Bind(spec.Parts);
        var objective = new ObjectiveBinder(report);
        var output = objective.Bind(spec.Parts, stack.Layers[stack.Layers.Count - 1]);
        var nonCausal = FirstNonCausal(stack.Layers);
        return new()
        {
            Spec = spec,
            Layers = stack.Layers,
            Inputs = stack.Inputs,
            Outputs = [output],
            Optimizer = objective.Optimizer,
            Weights = stack.Weights,
            FirstNonCausal = nonCausal,
            IsCausal = nonCausal is null && stack.Inputs[0].Shape.Rank >= 2,
            Findings = report.Findings.OrderBy(f => f.Part).ToList(),
            IsBroken = report.IsBroken,
        };
    }

    private static BoundLayer? FirstNonCausal(IReadOnlyList<BoundLayer> layers)
    {
        bool isTimed = layers[0].OutputShape.Rank >= 2;
        foreach (var layer in layers)
        {
            if (!layer.Layer.IsCausal(layer, isTimed))
            {
                return layer;
            }

            isTimed &= layer.Layer.KeepsTime(layer);
        }

        return null;
    }
}
