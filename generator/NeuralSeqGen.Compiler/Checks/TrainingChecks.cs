using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether training reaches what it is to train.</summary>
internal static class TrainingChecks
{
    /// <param name="outputs">The outputs of the model.</param>
    /// <param name="optimizer">Null where nothing is trained.</param>
    /// <param name="report">Where mistakes go.</param>
    public static void Check(IReadOnlyList<BoundOutput> outputs, BoundOptimizer? optimizer, BindingReport report)
    {
        if (optimizer is null)
        {
            return;
        }

        var trained = Behind(outputs.Where(output => output.Loss is not null));
        Unreached(outputs, trained, report);

        // an optimizer that is not written is there for Evaluate as well
        if (optimizer.Part >= 0 && trained.Any(layer => layer.Weights.Count > 0) && !trained.Any(IsTrained))
        {
            Frozen(trained, outputs.First(output => output.Loss is not null).Loss!, report);
        }
    }

    /// <summary>Reports layers with weights that an output needs, but none with a loss.</summary>
    private static void Unreached(IReadOnlyList<BoundOutput> outputs, HashSet<BoundLayer> trained, BindingReport report)
    {
        var reached = new HashSet<string>(trained.SelectMany(layer => layer.Weights).Select(weight => weight.Name));
        foreach (var output in outputs.Where(output => output.Loss is null))
        {
            foreach (var layer in Behind([output]).Where(layer => IsTrained(layer) && !layer.Weights.Any(weight => reached.Contains(weight.Name))).OrderBy(layer => layer.Number))
            {
                report.Add(new Finding(RuleIds.UntrainedWeights, layer.Part, report.ModelName, layer.Display, Weights(layer), output.Node));
            }
        }
    }

    private static void Frozen(HashSet<BoundLayer> layers, BoundLoss loss, BindingReport report) => report.Add(new Finding(
        RuleIds.NothingToTrain, loss.Part, report.ModelName, $"[{loss.Loss.Name}]", string.Join(", ", layers.Where(layer => layer.Weights.Count > 0).OrderBy(layer => layer.Number).Select(layer => layer.Display))));

    /// <summary>The layers whose values outputs depend on.</summary>
    private static HashSet<BoundLayer> Behind(IEnumerable<BoundOutput> outputs)
    {
        var found = new HashSet<BoundLayer>();
        var open = new Stack<BoundLayer>(outputs.Select(output => output.Layer));
        while (open.Count > 0)
        {
            var layer = open.Pop();
            foreach (var read in found.Add(layer) ? layer.Inputs.Concat(layer.InitialStates) : [])
            {
                open.Push(read);
            }
        }

        return found;
    }

    private static bool IsTrained(BoundLayer layer) => layer.Weights.Any(weight => weight.Trainable);

    private static string Weights(BoundLayer layer) => string.Join(", ", layer.Weights.Where(weight => weight.Trainable).Select(weight => weight.Name));
}
