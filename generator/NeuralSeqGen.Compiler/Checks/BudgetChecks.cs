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
            report.Add(Exceeded(budget, report.ModelName, parameters, "parameters", budget.MaxParameters, layers.Select(layer => (layer, (long)layer.ParameterCount))));
        }
    }

    /// <summary>What is said of a model that costs more than it may.</summary>
    /// <param name="budget">What it may cost.</param>
    /// <param name="model">Its name.</param>
    /// <param name="cost">What it costs.</param>
    /// <param name="what">Of what.</param>
    /// <param name="allowed">What it may cost of that.</param>
    /// <param name="costs">What its layers cost.</param>
    public static Finding Exceeded(BoundBudget budget, string model, long cost, string what, long allowed, IEnumerable<(BoundLayer Layer, long Cost)> costs) =>
        new(RuleIds.BudgetExceeded, budget.Part, model, Naming.Count(cost), what, Naming.Count(allowed), BoundBudget.Costliest(costs));
}
