using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether metrics fit the loss of their output.</summary>
internal static class MetricChecks
{
    /// <summary>Reports metrics that count right classes where the loss compares numbers and the output holds no probabilities, so that these are no classes.</summary>
    public static void Check(BoundOutput output, BindingReport report)
    {
        var origins = output.Loss is { Loss.IsOfNumbers: true } ? ValueOrigins.Of(output.Layer) : [];
        if (origins.Count == 0 || origins.Any(origin => origin.IsProbability || origin.IsState))
        {
            return;
        }

        foreach (var metric in output.Metrics.Where(metric => metric.SupposesClasses))
        {
            report.Add(new Finding(RuleIds.AccuracyOnRegression, metric.Part, report.ModelName, $"[{metric.Attribute}]", output.Loss!.Loss.Name, LossChecks.Text(origins)));
        }
    }
}
