using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>What a model may cost; 0 for no limit.</summary>
/// <param name="MaxParameters">Most elements of its weights.</param>
/// <param name="MaxArenaBytes">Most bytes of work memory of a thread.</param>
/// <param name="MaxFlops">Most operations to predict one sample.</param>
/// <param name="Part">Index of its part.</param>
internal sealed record BoundBudget(int MaxParameters, int MaxArenaBytes, double MaxFlops, int Part)
{
    /// <summary>What is said of a model that costs more than it may.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="cost">What it costs.</param>
    /// <param name="what">Of what.</param>
    /// <param name="allowed">What it may cost of that.</param>
    /// <param name="costs">What its layers cost.</param>
    public Finding Exceeded(string model, long cost, string what, long allowed, IEnumerable<(BoundLayer Layer, long Cost)> costs) =>
        new(RuleIds.BudgetExceeded, Part, model, Naming.Count(cost), what, Naming.Count(allowed), Costliest(costs));

    /// <summary>The three costliest layers, as sentences name them: <c>[Gru(16)] #1 with 1,536</c>.</summary>
    private static string Costliest(IEnumerable<(BoundLayer Layer, long Cost)> costs) =>
        string.Join(", ", costs.Where(c => c.Cost > 0).OrderByDescending(c => c.Cost).ThenBy(c => c.Layer.Number).Take(3).Select(c => $"{c.Layer.Display} with {Naming.Count(c.Cost)}"));
}
