using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether a model costs more than it may, as far as its declaration says; the rest is known once it is compiled.</summary>
internal static class BudgetChecks
{
    public static void Check(BoundBudget? budget, IReadOnlyList<BoundLayer> layers, BindingReport report)
    {
        long parameters = layers.Sum(layer => (long)layer.ParameterCount);
        if (!report.IsChainBroken && budget is { MaxParameters: > 0 } && parameters > budget.MaxParameters)
        {
            report.Add(budget.Exceeded(report.ModelName, parameters, "parameters", budget.MaxParameters, layers.Select(layer => (layer, (long)layer.ParameterCount))));
        }
    }
}
