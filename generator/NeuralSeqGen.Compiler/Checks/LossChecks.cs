using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether the loss of an output fits what made its values.</summary>
internal static class LossChecks
{
    /// <summary>What is wrong first; null where nothing is known to be.</summary>
    public static Finding? Of(BoundOutput output, string model)
    {
        var origins = ValueOrigins.Of(output.Layer);
        if (IsConstant(output.Loss?.Loss, output.Layer, origins, out string why))
        {
            int part = origins is [var only] && only.IsConstant && only.Part >= 0 ? only.Part : output.Loss?.Part ?? output.Layer.Part;
            return new(RuleIds.SoftmaxOverOneUnit, part, model, why);
        }

        return output.Loss is { } loss && origins.Count > 0 && Misfit(loss, loss.Loss, output.Shape, origins) is { } found
            ? new(found.Rule, loss.Part, [model, $"[{loss.Loss.Name}]", Text(origins), .. found.More]) { FixPart = origins is [var single] ? single.Part : -1 } : null;
    }

    /// <summary>What made values, as sentences say it.</summary>
    public static string Text(IReadOnlyList<ValueOrigin> origins) => string.Join(" and ", origins.Select(origin => origin.Text).Distinct());

    /// <summary>Whether no weight can move the values of an output, or its loss.</summary>
    private static bool IsConstant(Loss? loss, BoundLayer output, IReadOnlyList<ValueOrigin> origins, out string why)
    {
        bool isOutput = origins.Count > 0 && origins.All(origin => origin.IsConstant);
        why = isOutput ? $"{Text(origins)} over 1 value, which is the same whatever the layer reads" : $"[{loss?.Name}] compares the share of 1 class, which is 1 whatever {output.Display} gives";
        return isOutput || loss is { ScoreActivation: "Softmax" } && output.OutputShape.Rank > 0 && output.OutputShape.Last == 1;
    }

    private static (string Rule, string[] More)? Misfit(BoundLoss bound, Loss loss, Shape output, IReadOnlyList<ValueOrigin> origins)
    {
        bool areProbabilities = origins.All(origin => origin.IsProbability);
        return loss.ReadsLogits ? (areProbabilities ? (RuleIds.LogitsExpected, []) : null) :
            bound.ScoreActivation is not null ? (areProbabilities ? (RuleIds.FromLogitsAfterSoftmax, []) : null) :
            loss.IsOfClasses && areProbabilities && !origins.Any(origin => origin.IsDistribution) ? (RuleIds.SigmoidWithCategorical, []) :
            loss.ScoreActivation == "Sigmoid" && origins.All(origin => origin.IsOverLast && origin.Layer.OutputShape.Last == output.Last) ? (RuleIds.SoftmaxWithBinary, []) :
            loss.OutputActivation is { } needed && origins.All(origin => origin.Layer.Trainable && !(needed == "Softmax" ? origin.IsPositive : origin.IsProbability)) ? (RuleIds.ProbabilitiesExpected, [Remedy(bound, needed, output, origins)]) : null;
    }

    /// <summary>States have to go through a layer of their own, which learns what they say of the classes.</summary>
    private static string Remedy(BoundLoss bound, string activation, Shape output, IReadOnlyList<ValueOrigin> origins) =>
        origins.Any(origin => origin.IsState)
            ? $"Put a [Dense({Naming.Number(output.Last)}, Activation = Activation.{activation})] behind it"
            : $"Use Activation.{activation}{(bound.Arguments.Has("FromLogits") ? $", or FromLogits = true on [{bound.Loss.Name}]" : "")}";
}
