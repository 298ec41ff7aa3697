using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether the parts of a model fit one another, once each is right by itself. Warnings wait until no error is left.</summary>
internal static class FitChecks
{
    public static void Check(IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundOutput> outputs, BoundOptimizer? optimizer, BindingReport report)
    {
        if (report.IsChainBroken)
        {
            return;
        }

        var losses = outputs.Where(output => !report.Findings.Any(f => f.Part >= 0 && f.Part == output.Loss?.Part)).Select(output => LossChecks.Of(output, report.ModelName)).OfType<Finding>().ToList();
        foreach (var finding in losses.Where(IsError))
        {
            report.Add(finding);
        }

        if (!report.Findings.Any(IsError))
        {
            Warn(layers, outputs, optimizer, losses, report);
        }
    }

    private static void Warn(IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundOutput> outputs, BoundOptimizer? optimizer, IReadOnlyList<Finding> losses, BindingReport report)
    {
        foreach (var finding in losses)
        {
            report.Add(finding);
        }

        foreach (var output in outputs)
        {
            MetricChecks.Check(output, report);
        }

        TrainingChecks.Check(outputs, optimizer, report);
        MaskChecks.Check(layers, outputs, report);
        UnrollChecks.Check(layers, optimizer, report);
        ConstantShares.Check(layers, outputs, report);
        ActivationChecks.Twice(layers, outputs, report);
        ActivationChecks.Unbounded(layers, optimizer, report);
    }

    private static bool IsError(Finding finding) => finding.Rule.Severity == RuleSeverity.Error;
}
