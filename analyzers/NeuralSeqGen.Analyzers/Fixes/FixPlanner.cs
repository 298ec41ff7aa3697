using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Finds the edits that remove a mistake. Every edit is tried first: the edited model is bound again, and the mistake must be gone.</summary>
internal static class FixPlanner
{
    /// <summary>Edits for a finding in the declaration; each of them alone is a remedy.</summary>
    public static IReadOnlyList<ModelEdit> ForFinding(BoundModel model, Finding finding) => [.. Candidates(model, finding).Where(edit => Solves(model, finding, edit))];

    /// <summary>The edit that gives the target <paramref name="axes"/> axes, the batch's included; null when there is none.</summary>
    public static ModelEdit? ForTarget(BoundModel model, int axes)
    {
        if (model.Outputs.Count != 1 || model.Outputs[0].TargetShape.Rank + 1 == axes)
        {
            return null;
        }

        string value = model.Outputs[0].TargetShape.Rank + 1 < axes ? "true" : "false";
        return model.Layers.Reverse().Where(layer => layer is { Layer: { IsRecurrent: true, IsWrapper: false } })
            .Select(layer => new ModelEdit(ModelEditKind.ReturnSequences, layer.Part, value))
            .FirstOrDefault(edit => ModelBinder.Bind(edit.Apply(model.Spec)) is { IsValid: true } edited && edited.Outputs[0].TargetShape.Rank + 1 == axes);
    }

    /// <summary>ReturnSequences on every layer that drops steps which a later one needs; none where that is not all that these need.</summary>
    public static IReadOnlyList<ModelEdit> SequencesBelow(BoundModel model)
    {
        var edits = new List<ModelEdit>();
        while (model.Findings.FirstOrDefault(f => f.RuleId is RuleIds.NeedsSequence or RuleIds.TimeDistributedNeedsTime) is { } finding)
        {
            if (finding.FixPart < 0 || edits.Any(edit => edit.Part == finding.FixPart))
            {
                return [];
            }

            edits.Add(new(ModelEditKind.ReturnSequences, finding.FixPart, "true"));
            model = ModelBinder.Bind(edits[edits.Count - 1].Apply(model.Spec));
        }

        return edits;
    }

    /// <summary>Whether TimeDistributed before the layer would be the redundant one of NSG0701: it applies, and changes nothing.</summary>
    public static bool CanWrap(INamedTypeSymbol type, AttributeSyntax attribute, CancellationToken cancellation)
    {
        if (!BoundSource.IsModel(type) || BoundSource.Of(type, cancellation) is not { Model: { IsValid: true } model } source)
        {
            return false;
        }

        var layer = model.Layers.FirstOrDefault(l => l.Wrapped is null && source.Map.Syntax(l.Part, cancellation) == attribute);
        return layer is not null
            && ModelBinder.Bind(new ModelEdit(ModelEditKind.InsertTimeDistributed, layer.Part, "").Apply(model.Spec)) is { IsValid: true } edited
            && edited.Findings.Any(f => f.RuleId == RuleIds.RedundantTimeDistributed && f.Part == layer.Part);
    }

    private static IEnumerable<ModelEdit> Candidates(BoundModel model, Finding finding)
    {
        switch (finding.RuleId)
        {
            case RuleIds.NeedsSequence or RuleIds.TimeDistributedNeedsTime when finding.FixPart >= 0:
                yield return new(ModelEditKind.ReturnSequences, finding.FixPart, "true");
                foreach (var layer in model.Layers.Where(layer => layer.Part == finding.FixPart && layer.InputShape.Rank > 1))
                {
                    yield return new(ModelEditKind.InsertRepeatVector, finding.Part, layer.InputShape[0].ToString(CultureInfo.InvariantCulture));
                }

                break;
            case RuleIds.VocabularyExtent: yield return new(ModelEditKind.SetPositional, finding.Part, $"{finding.Arguments[2]}/0={finding.Arguments[5]}"); break;
            case RuleIds.ArchitectureLocked: yield return new(ModelEditKind.SetPositional, finding.Part, $"Hash/0=\"{finding.Arguments[1]}\""); break;
            case RuleIds.NeedsVector when finding.FixPart >= 0: yield return new(ModelEditKind.ReturnSequences, finding.FixPart, "false"); break;
        }

        foreach (var edit in finding.RuleId is RuleIds.ForcedInputSeesAhead or RuleIds.LogitsExpected && finding.FixPart >= 0 ? LayerEdits.For(model, finding) : [])
        {
            yield return edit;
        }

        foreach (var edit in OutputEdits.Rules.Contains(finding.RuleId) ? OutputEdits.For(model, finding) : [])
        {
            yield return edit;
        }

        if (finding.RuleId is RuleIds.TimeDistributedNeedsTime or RuleIds.RedundantTimeDistributed)
        {
            yield return new(ModelEditKind.Unwrap, finding.Part, "");
        }
    }

    /// <summary>Whether no error is left up to the place of the finding, apart from those that were there before.</summary>
    private static bool Solves(BoundModel model, Finding finding, ModelEdit edit)
    {
        if (OutputEdits.Rules.Contains(finding.RuleId))
        {
            return OutputEdits.Solves(model, finding, edit);
        }

        int last = finding.RuleId is RuleIds.ForcedInputSeesAhead or RuleIds.LogitsExpected ? int.MaxValue : edit.Kind == ModelEditKind.Unwrap ? finding.Part + 1 : finding.Part;
        var others = model.Findings.Where(f => f != finding).Select(f => (f.RuleId, f.Part)).ToList();
        return ModelBinder.Bind(edit.Apply(model.Spec)).Findings
            .Where(f => f.Rule.Severity == RuleSeverity.Error && edit.Original(f.Part) <= last)
            .All(f => others.Contains((f.RuleId, edit.Original(f.Part))));
    }
}
