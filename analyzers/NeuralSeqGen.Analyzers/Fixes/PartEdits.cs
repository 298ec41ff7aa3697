using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Edits of the arguments of one part, or of its being there: whether they help is tried afterwards.</summary>
internal static class PartEdits
{
    /// <summary>Keras's and Fit's batch size where nothing else is said.</summary>
    private const string DefaultBatchSize = "32";

    /// <summary>All wrappers from one on that have no layer behind them.</summary>
    public static IEnumerable<ModelEdit> WithoutWrappers(BoundModel model, int first)
    {
        int end = model.Spec.Nodes.Where(n => first >= n.FirstPart && first < n.FirstPart + n.PartCount).Select(n => n.FirstPart + n.PartCount).DefaultIfEmpty(model.Spec.Parts.Count).First();
        var wrappers = model.Spec.Parts.Skip(first).Take(end - first).Where(p => PartCatalogue.Known.IsWrapper(p.Name)).Reverse();
        return NodeEdits.Chain(wrappers.Select(p => new ModelEdit(ModelEditKind.Remove, p.Index, "")));
    }

    /// <summary>Without the embedding, since the data have features; or with ids for its input.</summary>
    public static IEnumerable<ModelEdit> WithoutOneHot(BoundModel model, Finding finding)
    {
        yield return new(ModelEditKind.Remove, finding.Part, "");
        if (finding.FixPart >= 0)
        {
            yield return new(ModelEditKind.RemoveLastExtent, finding.FixPart, "") { And = new(ModelEditKind.RemoveArgument, finding.FixPart, "ElementType") };
        }
    }

    /// <summary>The target with one extent that follows from the others, for each where it is a whole number.</summary>
    public static IEnumerable<ModelEdit> Reshaped(BoundModel model, int part)
    {
        var layer = model.Layers.SelectMany(l => l.Inner.Prepend(l)).First(l => l.Part == part && l.Inner.Count == 0);
        var target = layer.Arguments.Ints("TargetShape");
        for (int i = 0; i < target.Count && !target.Contains(-1); i++)
        {
            int others = target.Where((_, j) => j != i).Aggregate(1, (product, extent) => product * extent);
            if (layer.InputShape.Elements % others == 0)
            {
                yield return new(ModelEditKind.SetPositional, part, $"TargetShape/{Number(i)}={Number(layer.InputShape.Elements / others)}");
            }
        }
    }

    /// <summary>The last layer that is frozen by name is trained: the one that a task of its own needs.</summary>
    public static IEnumerable<ModelEdit> Trained(BoundModel model) =>
        model.Spec.Parts.Where(p => p["Trainable"] is false).Reverse().Take(1).Select(p => new ModelEdit(ModelEditKind.RemoveArgument, p.Index, "Trainable"));

    /// <summary>One batch size on every input, or no states that outlive a batch.</summary>
    public static IEnumerable<ModelEdit> Batched(BoundModel model, int part)
    {
        string size = model.Inputs.Select(i => i.Layer.Arguments.Int("BatchSize")).Where(n => n > 0).Select(Number).DefaultIfEmpty(DefaultBatchSize).First();
        var unequal = model.Inputs.Where(i => Number(i.Layer.Arguments.Int("BatchSize")) != size && i.Layer.Part >= 0).Reverse();
        var stateful = model.Layers.Where(l => l.Part == part).SelectMany(l => l.Inner.Prepend(l)).Where(l => model.Spec.Parts[l.Part]["Stateful"] is true).Take(1);
        return NodeEdits.Chain(unequal.Select(i => new ModelEdit(ModelEditKind.SetArgument, i.Layer.Part, "BatchSize=" + size)))
            .Concat(stateful.Select(l => new ModelEdit(ModelEditKind.RemoveArgument, l.Part, "Stateful")));
    }

    /// <summary>A limit as large as what the model has.</summary>
    public static IEnumerable<ModelEdit> Raised(BoundModel model, int part) => [new(ModelEditKind.SetArgument, part, "MaxParameters=" + Number(model.Layers.Sum(l => l.ParameterCount)))];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
