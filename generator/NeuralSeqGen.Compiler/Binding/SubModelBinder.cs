using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds a model in its place inside another. What is wrong with it alone is reported where it is declared, and only there.</summary>
internal static class SubModelBinder
{
    /// <param name="part">The part that names the model.</param>
    /// <param name="binding">Its place.</param>
    /// <param name="weights">Takes the weights of the model around.</param>
    /// <param name="name">Name of the layer, in front of those inside.</param>
    /// <returns>Null where the model cannot be bound, which is then reported.</returns>
    public static BoundSubModel? Bind(PartSpec part, LayerBinding binding, WeightBinder weights, string name)
    {
        if (part.SubModel is not { Model: { } spec } sub)
        {
            binding.Break(part.SubModel is { } unread ? $"{unread.TypeName} of {binding.Display} {unread.Problem}." : $"{binding.Display} names no model.");
            return null;
        }

        var report = new BindingReport(spec.Name);
        spec = new VocabularyBinder(spec, report).Bind();
        int firstWeight = weights.Weights.Count;
        var layers = new StackBinder(report, weights) { Prefix = name + "/", InputMask = binding.InputMask, IsFrozen = !binding.Arguments.Flag("Trainable") };
        var outputs = Layers(spec, report, layers);
        if (report.Elsewhere.Count > 0 || report.Findings.Any(f => f.Rule.Severity == RuleSeverity.Error))
        {
            Forward(binding, sub, spec, report);
        }
        else if (layers.Inputs.Count != 1 || outputs.Count != 1)
        {
            binding.Break($"{binding.Display} needs a model with one input and one output, but {spec.Name} has {Count(layers.Inputs.Count, "input")} and {Count(outputs.Count, "output")}.");
        }

        return new(spec, layers.Layers, layers.Inputs[0], outputs[0], weights.Weights.Skip(firstWeight).ToList());
    }

    private static IReadOnlyList<BoundLayer> Layers(ModelSpec spec, BindingReport report, StackBinder layers)
    {
        DeclarationChecks.Check(spec, PartCatalogue.Known, report);
        if (!spec.IsGraph)
        {
            layers.Bind(spec.Parts);
            return [layers.Layers[layers.Layers.Count - 1]];
        }

        var graph = new GraphBinder(spec, report, layers);
        var outputs = graph.Bind().Select(node => graph.Last(node.Name)!).ToList();
        return outputs.Count > 0 ? outputs : [layers.Layers[layers.Layers.Count - 1]];
    }

    /// <summary>A mistake that the model has only here is reported here; its own ones are reported at its declaration, if that is one of this project.</summary>
    private static void Forward(LayerBinding binding, SubModelSpec sub, ModelSpec spec, BindingReport report)
    {
        var alone = ModelBinder.Bind(spec);
        if (alone.IsValid)
        {
            binding.Break($"{spec.Name} does not fit as {binding.Display}. {FirstError(report.Findings)}");
        }
        else if (sub.IsForeign)
        {
            binding.Break($"{spec.Name} of {binding.Display} comes from another assembly and has a mistake there. {FirstError(alone.Findings)}");
        }
        else
        {
            binding.Report.Leave(new ReportedElsewhere(binding.Part, spec.Name));
        }
    }

    private static string FirstError(IEnumerable<Finding> findings) => findings.FirstOrDefault(f => f.Rule.Severity == RuleSeverity.Error)?.Sentence ?? "Its declaration has errors.";

    private static string Count(int count, string what) => count == 1 ? "one " + what : Naming.Count(count) + " " + what + "s";
}
