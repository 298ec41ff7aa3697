using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Losses;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether a loss fits what made the values of its output. One finding per output: what is wrong first.</summary>
internal static class LossChecks
{
    /// <param name="bound">The loss; null for an output without one.</param>
    /// <param name="output">The layer whose values it reads.</param>
    /// <param name="report">Where mistakes go.</param>
    public static void Check(BoundLoss? bound, BoundLayer output, BindingReport report)
    {
        var origins = ValueOrigins.Of(output);
        if (IsConstant(bound?.Loss, output, origins, out string why))
        {
            int part = origins is [var only] && only.IsConstant && only.Part >= 0 ? only.Part : bound?.Part ?? output.Part;
            report.Add(new Finding(RuleIds.SoftmaxOverOneUnit, part, report.ModelName, why));
        }
        else if (bound is not null && origins.Count > 0 && Misfit(bound, bound.Loss, output.OutputShape, origins) is { } found)
        {
            report.Add(new Finding(found.Rule, bound.Part, [report.ModelName, $"[{bound.Loss.Name}]", Text(origins), .. found.More]) { FixPart = origins is [var only] ? only.Part : -1 });
        }
    }

    /// <summary>What made values, as sentences say it.</summary>
    public static string Text(IReadOnlyList<ValueOrigin> origins) => string.Join(" and ", origins.Select(origin => origin.Text));

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
            loss.ScoreActivation == "Sigmoid" && origins.All(origin => IsSoftmaxOf(origin, output)) ? (RuleIds.SoftmaxWithBinary, []) :
            loss.OutputActivation is { } needed && origins.All(origin => origin.Layer.Trainable && !(needed == "Softmax" ? origin.IsPositive : origin.IsProbability)) ? (RuleIds.ProbabilitiesExpected, [needed, FromLogits(bound)]) : null;
    }

    /// <summary>Whether values are a softmax over the last axis of the output.</summary>
    private static bool IsSoftmaxOf(ValueOrigin origin, Shape output) =>
        origin.IsDistribution && origin.Layer.OutputShape.Last == output.Last && origin.Layer.Layer.ActivationAxis(origin.Layer) == origin.Layer.OutputShape.Rank - 1;

    private static string FromLogits(BoundLoss bound) => bound.Arguments.Has("FromLogits") ? $", or FromLogits = true on [{bound.Loss.Name}]" : "";
}
