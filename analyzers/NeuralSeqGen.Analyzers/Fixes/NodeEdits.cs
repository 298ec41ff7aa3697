using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Edits of what nodes are called, which of them are outputs, and what stands on them: whether they help is tried afterwards.</summary>
internal static class NodeEdits
{
    /// <summary>The node whose name is nearest; in a model that is one list nothing, since a layer there reads the one before it.</summary>
    public static IEnumerable<ModelEdit> Renamed(BoundModel model, Finding finding)
    {
        string name = finding.Arguments[2];
        if (!model.Spec.IsGraph)
        {
            return model.Spec.Parts[finding.Part].Arguments.Where(a => Names(a.Value).SequenceEqual([name])).Select(a => new ModelEdit(ModelEditKind.RemoveArgument, finding.Part, a.Name));
        }

        return SimilarName.Of(name, model.Spec.Nodes.Select(n => n.Name).Distinct().ToList()) is { } meant ? [new(ModelEditKind.RenameNode, finding.Part, name + ">" + meant)] : [];
    }

    /// <summary>[Output] on every node that the finding names.</summary>
    public static IEnumerable<ModelEdit> Marked(BoundModel model, Finding finding)
    {
        string[] names = finding.Arguments[1].Split([", "], System.StringSplitOptions.None);
        var nodes = model.Spec.Nodes.Where(n => names.Contains(n.Name) && n.PartCount > 0).Reverse().ToList();
        return Chain(nodes.Select(n => new ModelEdit(ModelEditKind.MarkOutput, n.FirstPart + n.PartCount - 1, n.Name)));
    }

    /// <summary>To the class, to an output or to an input; what belongs behind another layer is removed.</summary>
    public static IEnumerable<ModelEdit> Moved(BoundModel model, Finding finding)
    {
        if (PartCatalogue.KindOf(model.Spec.Parts[finding.Part].Name) == PartKind.Layer)
        {
            return [new(ModelEditKind.Remove, finding.Part, "")];
        }

        bool isTeacher = PartCatalogue.KindOf(model.Spec.Parts[finding.Part].Name) == PartKind.TeacherForcing;
        var places = isTeacher ? model.Inputs.Where(i => i.IsInteger).SelectMany(i => NodeOf(model, i.Layer)) : model.Outputs.SelectMany(o => NodeOf(model, o.Layer)).Prepend("");
        return places.Where(place => place.Length > 0 || model.Spec.ClassParts.All(p => p.Index != finding.Part)).Select(place => new ModelEdit(ModelEditKind.Move, finding.Part, place));
    }

    /// <summary>Several edits as one, those of later parts first; none where there are none.</summary>
    public static IEnumerable<ModelEdit> Chain(IEnumerable<ModelEdit> fromTheEnd)
    {
        var all = fromTheEnd.Aggregate((ModelEdit?)null, (and, edit) => edit with { And = and });
        return all is null ? [] : [all];
    }

    private static IEnumerable<string> NodeOf(BoundModel model, BoundLayer layer) =>
        model.Spec.Nodes.Where(n => layer.Part >= n.FirstPart && layer.Part < n.FirstPart + n.PartCount).Select(n => n.Name);

    private static IEnumerable<string> Names(object? value) => value is EquatableArray<string> names ? names : value is string name ? [name] : [];
}
