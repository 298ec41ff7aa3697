using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Losses;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Edits that make activations, loss and metrics of an output fit one another: whether they help is tried afterwards.</summary>
internal static class OutputEdits
{
    /// <summary>The rules that have such edits.</summary>
    public static readonly IReadOnlyList<string> Rules =
    [
        RuleIds.UnboundedRnnActivation, RuleIds.SoftmaxOverOneUnit, RuleIds.SigmoidWithCategorical, RuleIds.SoftmaxWithBinary,
        RuleIds.FromLogitsAfterSoftmax, RuleIds.ProbabilitiesExpected, RuleIds.DoubleSoftmax, RuleIds.AccuracyOnRegression, RuleIds.UntrainedWeights,
    ];

    private static readonly (string OfClasses, string Binary)[] Pairs =
        [("CategoricalCrossentropy", "BinaryCrossentropy"), ("CategoricalFocalCrossentropy", "BinaryFocalCrossentropy"), ("SparseCategoricalCrossentropy", "BinaryCrossentropy")];

    public static IEnumerable<ModelEdit> For(BoundModel model, Finding finding) => finding.RuleId switch
    {
        RuleIds.UnboundedRnnActivation => Bounded(model, finding.FixPart),
        RuleIds.DoubleSoftmax => [.. Removed(model, finding.Part), .. Layer(model, finding.FixPart) is { } first ? WithoutActivation(model, first) : []],
        RuleIds.UntrainedWeights => [new(ModelEditKind.SetArgument, finding.Part, "Trainable=false")],
        RuleIds.AccuracyOnRegression => [.. Renamed(model, finding.Part, "Metric.MeanAbsoluteError", ["Name", "Weighted"]), new(ModelEditKind.Remove, finding.Part, "")],
        _ => model.Outputs.FirstOrDefault(o => o.Loss?.Part == finding.Part || ValueOrigins.Of(o.Layer).Any(origin => origin.Part == finding.Part)) is { } output ? ForOutput(model, output, finding.RuleId) : [],
    };

    /// <summary>The loss that compares with the other type of target, labels or a row per class, where that alone makes a valid model; null where there is none.</summary>
    public static ModelEdit? ForOtherTarget(BoundModel model)
    {
        var loss = model.Outputs.Count == 1 ? model.Outputs[0].Loss : null;
        var edits = loss?.Loss.Name switch
        {
            "CategoricalCrossentropy" => Loss(model, loss, "SparseCategoricalCrossentropy"),
            "SparseCategoricalCrossentropy" => Loss(model, loss, "CategoricalCrossentropy"),
            _ => [],
        };
        return edits.FirstOrDefault(edit => ModelBinder.Bind(edit.Apply(model.Spec)) is { IsValid: true } edited && edited.Outputs[0].TargetIsInteger != model.Outputs[0].TargetIsInteger);
    }

    /// <summary>Whether the finding is gone and nothing new was found.</summary>
    public static bool Solves(BoundModel model, Finding finding, ModelEdit edit)
    {
        var others = model.Findings.Where(f => f != finding).Select(f => (f.RuleId, f.Part)).ToList();
        return ModelBinder.Bind(edit.Apply(model.Spec)).Findings.All(f => others.Contains((f.RuleId, edit.Original(f.Part))));
    }

    private static IEnumerable<ModelEdit> ForOutput(BoundModel model, BoundOutput output, string rule)
    {
        var layer = ValueOrigins.Of(output.Layer) is [{ Part: >= 0 } only] ? only.Layer : null;
        var loss = output.Loss;
        var binary = loss is null ? [] : Pairs.Where(p => p.OfClasses == loss.Loss.Name).SelectMany(p => Loss(model, loss, p.Binary)).ToList();
        return rule switch
        {
            RuleIds.SoftmaxOverOneUnit => [.. binary, .. Activated(model, layer, "Sigmoid").SelectMany(edit => binary.Select(b => edit with { And = b }).DefaultIfEmpty(edit))],
            RuleIds.SigmoidWithCategorical => [.. Activated(model, layer, "Softmax"), .. binary],
            RuleIds.SoftmaxWithBinary => [.. Pairs.Where(p => p.Binary == loss!.Loss.Name).Take(1).SelectMany(p => Loss(model, loss!, p.OfClasses)), .. Activated(model, layer, "Sigmoid")],
            RuleIds.FromLogitsAfterSoftmax => [new(ModelEditKind.RemoveArgument, loss!.Part, "FromLogits"), .. layer is null ? [] : WithoutActivation(model, layer)],
            RuleIds.ProbabilitiesExpected when ValueOrigins.Of(output.Layer).Any(origin => origin.IsState) => [],
            _ => [.. Activated(model, layer, loss!.Loss.OutputActivation!), .. loss.Arguments.Has("FromLogits") ? [new ModelEdit(ModelEditKind.SetArgument, loss.Part, "FromLogits=true")] : Enumerable.Empty<ModelEdit>()],
        };
    }

    private static BoundLayer? Layer(BoundModel model, int part) => part < 0 ? null : model.Layers.SelectMany(l => l.Inner.Prepend(l)).FirstOrDefault(l => l.Part == part && l.Inner.Count == 0);

    private static IEnumerable<ModelEdit> Activated(BoundModel model, BoundLayer? layer, string activation)
    {
        if (layer is not null && IsActivation(model, layer.Part))
        {
            yield return new(ModelEditKind.ReplaceByActivation, layer.Part, activation);
        }
        else if (layer is not null && layer.Arguments.Has("Activation") && model.Spec.Parts[layer.Part].Name != "Activation")
        {
            yield return new(ModelEditKind.SetArgument, layer.Part, "Activation=Activation." + activation);
        }
    }

    /// <summary>The argument where the layer has more to do, the layer where it is nothing but the activation.</summary>
    private static IEnumerable<ModelEdit> WithoutActivation(BoundModel model, BoundLayer layer) =>
        layer.Weights.Count == 0 ? Removed(model, layer.Part) : [new(ModelEditKind.RemoveArgument, layer.Part, "Activation")];

    /// <summary>Nothing for what is wrapped: the wrapper would then stand before another layer.</summary>
    private static IEnumerable<ModelEdit> Removed(BoundModel model, int part) =>
        part < 0 || (part > 0 && PartCatalogue.Known.IsWrapper(model.Spec.Parts[part - 1].Name)) ? [] : [new(ModelEditKind.Remove, part, "")];

    private static bool IsActivation(BoundModel model, int part) =>
        model.Spec.Parts[part].Name is "Activation" or "Softmax" && model.Spec.Parts[part].Arguments.All(a => a.Name is "Activation" or "Axis");

    private static IEnumerable<ModelEdit> Loss(BoundModel model, BoundLoss loss, string name) =>
        Renamed(model, loss.Part, name, LossCatalogue.Find(name)!.Arguments.Concat(Compiler.Losses.Loss.CommonArguments).Select(a => a.Name));

    private static IEnumerable<ModelEdit> Renamed(BoundModel model, int part, string name, IEnumerable<string> arguments) =>
        model.Spec.Parts[part].Arguments.All(a => arguments.Contains(a.Name)) ? [new(ModelEditKind.Rename, part, model.Spec.Parts[part].Name + ">" + name)] : [];

    private static IEnumerable<ModelEdit> Bounded(BoundModel model, int part)
    {
        if (part >= 0)
        {
            yield return new(ModelEditKind.RemoveArgument, part, "Activation");
        }

        if (model.Optimizer is { Part: >= 0 } optimizer)
        {
            yield return new(ModelEditKind.SetArgument, optimizer.Part, "ClipNorm=1");
        }
    }
}
