using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Diagnostics about a target, with the edit of the model that would make it fit.</summary>
internal static class TargetMistakes
{
    /// <summary>A target of <paramref name="axes"/> axes, the batch's included, where the model takes another number.</summary>
    /// <param name="source">The model.</param>
    /// <param name="axes">Axes received.</param>
    /// <param name="elements">For flat targets the product that gives the axes away; null for arrays that have them.</param>
    /// <param name="target">The argument.</param>
    public static Diagnostic Create(BoundSource source, int axes, string? elements, IOperation target)
    {
        var output = source.Model.Outputs[0];
        string ruleId = axes > output.TargetShape.Rank + 1 ? RuleIds.TargetRankTooHigh : RuleIds.TargetRankTooLow;
        var edit = FixPlanner.ForTarget(source.Model, axes);
        string received = (elements is null ? "" : elements + " elements, as many as for ") + axes.ToString(CultureInfo.InvariantCulture) + (axes == 1 ? " axis" : " axes");
        return Create(ruleId, source, edit, target, source.Model.Name, Kind(source.Model), Naming.Batch(output.Shape), Because(source.Model, edit), Name(target), received, Remedy(source.Model, edit));
    }

    /// <summary>A target of the other element type than the loss compares with.</summary>
    public static Diagnostic CreateForType(BoundSource source, IOperation target)
    {
        var output = source.Model.Outputs[0];
        return output.TargetIsInteger
            ? Create(RuleIds.OneHotWithSparse, source, null, target, source.Model.Name, Name(target))
            : Create(RuleIds.IntLabelsWithCategorical, source, null, target, source.Model.Name, output.Loss!.Loss.Display, Name(target), output.Shape.Last.ToString(CultureInfo.InvariantCulture));
    }

    private static Diagnostic Create(string ruleId, BoundSource source, ModelEdit? edit, IOperation target, params string[] arguments)
    {
        IReadOnlyList<ModelEdit> edits = edit is null ? [] : [edit];
        Location[] places = edit is null ? [] : [source.Map.Locate(edit.Part)];
        return Diagnostic.Create(Descriptors.Get(ruleId), target.Syntax.GetLocation(), places, FixProperties.Write(edits), [.. arguments]);
    }

    private static string Kind(BoundModel model) =>
        model.IsSequenceToSequence ? "sequence-to-sequence" : model.Inputs[0].Shape.Rank >= 2 ? "sequence-to-label" : "not a sequence model";

    private static string Because(BoundModel model, ModelEdit? edit) =>
        edit is null ? "" : $" because {Display(model, edit)} returns {(edit.Value == "true" ? "only its last step" : "every step")}";

    private static string Remedy(BoundModel model, ModelEdit? edit) => edit is null
        ? $"Pass {Naming.Batch(model.Outputs[0].TargetShape)}."
        : $"Set ReturnSequences = {edit.Value} on {Display(model, edit)}, or pass one {model.Outputs[0].TargetNoun} per {(edit.Value == "true" ? "sequence" : "step")}.";

    private static string Display(BoundModel model, ModelEdit edit) => model.Layers.First(layer => layer.Part == edit.Part).Display;

    /// <summary>The argument as it is called at the call, or as the parameter is.</summary>
    private static string Name(IOperation target) => target.Syntax is IdentifierNameSyntax name ? name.Identifier.ValueText : "y";
}
