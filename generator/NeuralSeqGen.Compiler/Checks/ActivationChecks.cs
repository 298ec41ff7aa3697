using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Checks;

/// <summary>Whether activations suit their places.</summary>
internal static class ActivationChecks
{
    private static readonly string[] Bounded =
        ["Tanh", "Sigmoid", "Softmax", "HardSigmoid", "ClassicHardSigmoid", "Softsign", "Relu6", "HardTanh", "SparseSigmoid", "Sparsemax"];

    /// <summary>Reports a softmax or sigmoid of probabilities: along the same axis twice, or of any kind where it makes an output that has a loss.</summary>
    public static void Twice(IReadOnlyList<BoundLayer> layers, IReadOnlyList<BoundOutput> outputs, BindingReport report)
    {
        foreach (var layer in layers.Where(layer => layer.Inputs.Count == 1 && layer.Weights.Count == 0 && layer.Model is null))
        {
            var first = ValueOrigins.Of(layer.Inputs[0]);
            if (first.Count > 0 && first.All(origin => origin.IsProbability) && ValueOrigins.Of(layer) is [{ IsProbability: true } second] && second.Layer == layer.Innermost
                && (first.All(origin => IsAlongTheSame(origin, second)) || outputs.Any(output => output.Loss is not null && ValueOrigins.Of(output.Layer).Contains(second))))
            {
                report.Add(new Finding(RuleIds.DoubleSoftmax, second.Part, report.ModelName, layer.Display, second.Activation, LossChecks.Text(first)) { FixPart = first is [var only] ? only.Part : -1 });
            }
        }
    }

    /// <summary>Reports recurrent layers whose state can grow from step to step without bounds, where nothing holds the gradients.</summary>
    public static void Unbounded(IReadOnlyList<BoundLayer> layers, BoundOptimizer? optimizer, BindingReport report)
    {
        if (optimizer is null || new[] { "ClipNorm", "ClipValue", "GlobalClipNorm" }.Any(clip => optimizer.Arguments.Real(clip) > 0))
        {
            return;
        }

        foreach (var layer in layers)
        {
            foreach (var cell in Inside(layer).Where(IsUnbounded))
            {
                string who = cell == layer || layer.Model is null ? layer.Display : $"{cell.Display} of {layer.Model.Spec.Name}";
                report.Add(new Finding(RuleIds.UnboundedRnnActivation, layer.Model is null ? cell.Part : layer.Part, report.ModelName, who, cell.Arguments.Choice("Activation")) { FixPart = layer.Model is null ? cell.Part : -1 });
            }
        }
    }

    private static bool IsAlongTheSame(ValueOrigin first, ValueOrigin second) => first.IsOverLast && second.IsOverLast && first.Layer.OutputShape.Last == second.Layer.OutputShape.Last;

    private static IEnumerable<BoundLayer> Inside(BoundLayer layer) =>
        new[] { layer }.Concat(layer.Inner.SelectMany(Inside)).Concat(layer.Model is { } model ? model.Layers.SelectMany(Inside) : []);

    /// <summary>A layer whose recurrent kernel begins as the identity, or is held by a constraint, is made for it (Le et al. 2015).</summary>
    private static bool IsUnbounded(BoundLayer cell) =>
        cell.Recurrence == cell && cell.Trainable && cell.Arguments.Has("Activation") && !Bounded.Contains(cell.Arguments.Choice("Activation"))
        && cell.InputShape.Rank > 0 && cell.InputShape[0] > 1
        && !(cell.Arguments.Has("RecurrentInitializer") && cell.Arguments.Choice("RecurrentInitializer") == "Identity")
        && !(cell.Arguments.Has("RecurrentConstraint") && cell.Arguments.Choice("RecurrentConstraint") != "None");
}
