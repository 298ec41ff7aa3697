using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether a loss fits what made the values of its output.</summary>
internal static class LossChecks
{
    /// <summary>Reports probabilities where the loss makes them itself: their logarithms would be those of numbers from 0 to 1, which no training can move far apart.</summary>
    public static void ReadsLogits(BoundLoss loss, BoundLayer output, BindingReport report)
    {
        var origins = loss.Loss.ReadsLogits ? ValueOrigins.Of(output) : [];
        if (origins.Count == 0 || !origins.All(origin => origin.IsProbability))
        {
            return;
        }

        string made = string.Join(" and ", origins.Select(origin => $"{origin.Layer.Display}{(origin.Model.Length > 0 ? " of " + origin.Model : "")} ends in {origin.Activation}"));
        report.Add(new Finding(RuleIds.LogitsExpected, loss.Part, report.ModelName, $"[{loss.Loss.Name}]", made) { FixPart = origins is [{ Model: "" } only] ? only.Layer.Part : -1 });
    }
}
