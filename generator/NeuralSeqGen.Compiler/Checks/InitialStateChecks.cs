using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether what a recurrent layer starts from fits its states: one recurrent node, whose final states are taken, or one node per state.</summary>
internal static class InitialStateChecks
{
    public static void Check(BoundLayer layer, BindingReport report)
    {
        if (layer.InitialStates.Count == 0)
        {
            return;
        }

        var given = Given(layer);
        if (!given.SequenceEqual(layer.FinalStates))
        {
            report.Break(new Finding(RuleIds.InitialStateShape, layer.Part, report.ModelName, layer.Display, Text(layer.FinalStates), string.Join(", ", layer.InitialStates.Select(s => s.Display)), Text(given)));
        }
    }

    /// <summary>Shapes of the states that the named nodes give.</summary>
    private static IReadOnlyList<Shape> Given(BoundLayer layer) =>
        layer.StartsFromFinalStates ? layer.InitialStates[0].FinalStates : layer.InitialStates.Select(s => s.OutputShape).ToList();

    private static string Text(IEnumerable<Shape> shapes) => string.Join(" and ", shapes.Select(Naming.Batch));
}
