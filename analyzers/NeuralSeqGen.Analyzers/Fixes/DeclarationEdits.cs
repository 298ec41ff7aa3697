using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>
/// Edits for findings whose diagnostics carry none: they are looked for when a fix is asked for, so that typing does not pay for them. Each is tried on the model first.
/// </summary>
internal static class DeclarationEdits
{
    /// <summary>The rules that have such edits.</summary>
    public static readonly IReadOnlyList<string> Rules =
    [
        RuleIds.WrapperWithoutLayer, RuleIds.UnknownNode, RuleIds.MissingOutput, RuleIds.UnusedNode, RuleIds.MisplacedPart, RuleIds.EmbeddingOnOneHot, RuleIds.ReshapeTotal,
        RuleIds.WrapperNeedsRecurrent, RuleIds.NothingToTrain, RuleIds.StatefulNeedsBatch, RuleIds.MaskDestroyed, RuleIds.BudgetExceeded,
    ];

    /// <summary>Each of them alone is a remedy.</summary>
    public static IReadOnlyList<ModelEdit> For(BoundModel model, Finding finding) => [.. Candidates(model, finding).Where(edit => Solves(model, finding, edit))];

    private static IEnumerable<ModelEdit> Candidates(BoundModel model, Finding finding) => finding.RuleId switch
    {
        RuleIds.UnknownNode => NodeEdits.Renamed(model, finding),
        RuleIds.MissingOutput or RuleIds.UnusedNode => NodeEdits.Marked(model, finding),
        RuleIds.MisplacedPart => NodeEdits.Moved(model, finding),
        RuleIds.WrapperWithoutLayer => PartEdits.WithoutWrappers(model, finding.Part),
        RuleIds.WrapperNeedsRecurrent => [new(ModelEditKind.Remove, finding.Part, "")],
        RuleIds.EmbeddingOnOneHot => PartEdits.WithoutOneHot(model, finding),
        RuleIds.ReshapeTotal => PartEdits.Reshaped(model, finding.Part),
        RuleIds.NothingToTrain => PartEdits.Trained(model),
        RuleIds.StatefulNeedsBatch => PartEdits.Batched(model, finding.Part),
        RuleIds.MaskDestroyed => [new(ModelEditKind.Rename, finding.Part, "Flatten>GlobalAveragePooling1D")],
        RuleIds.BudgetExceeded => PartEdits.Raised(model, finding.Part),
        _ => [],
    };

    /// <summary>Whether the finding is gone and nothing new was found up to its place; behind it more may be seen than before, since a broken chain hides what follows.</summary>
    private static bool Solves(BoundModel model, Finding finding, ModelEdit edit)
    {
        var found = ModelBinder.Bind(edit.Apply(model.Spec)).Findings;
        if (edit.Kind == ModelEditKind.Move)
        {
            return found.Count < model.Findings.Count && found.All(f => model.Findings.Any(before => before.RuleId == f.RuleId));
        }

        int last = finding.Part < 0 ? int.MaxValue : finding.Part;
        var others = model.Findings.Where(f => f != finding).Select(f => (f.RuleId, f.Part)).ToList();
        return found.Select(f => (f.RuleId, Part: edit.Original(f.Part))).Where(f => f.Part <= last).All(others.Contains);
    }
}
