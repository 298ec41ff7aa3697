using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>
/// Fills in Keras's defaults, puts a shape on every edge and finds the mistakes that the declaration alone decides, one finding each.
/// Answers with a complete model for any spec.
/// </summary>
internal static class ModelBinder
{
    public static BoundModel Bind(ModelSpec spec)
    {
        var report = new BindingReport(spec.Name);
        DeclarationChecks.Check(spec, PartCatalogue.Known, report);
        spec = new VocabularyBinder(spec, report).Bind();
        var layers = new StackBinder(report);
        var objective = new ObjectiveBinder(report);
        var outputs = spec.IsGraph ? BindGraph(spec, report, layers, objective) : BindStack(spec, layers, objective);
        StateChecks.Check(layers.Layers, layers.Inputs, report);
        var (nonCausal, isTimed) = Causality.Of(layers.Layers);
        var inputs = layers.Inputs.Select(i => i with { IsInteger = IdInputs.IsInteger(i.Layer, layers.Layers) }).ToList();
        new TeacherForcingBinder(spec, report, layers.Layers, outputs).Bind(inputs);
        var budget = BudgetBinder.Bind(spec, report);
        BudgetChecks.Check(budget, layers.Layers, report);
        FitChecks.Check(layers.Layers, outputs, objective.Optimizer, report);
        var weightFile = WeightFileBinder.Bind(spec, report, layers.Layers, layers.Weights);
        ArchitectureBinder.Bind(spec, report, layers.Layers);
        return new()
        {
            Spec = spec,
            Layers = layers.Layers,
            Inputs = inputs,
            Outputs = outputs,
            Optimizer = objective.Optimizer,
            Weights = layers.Weights,
            Budget = budget,
            WeightFile = weightFile,
            FirstNonCausal = nonCausal,
            WhyNotStepwise = nonCausal is not null && isTimed ? Causality.WhyNotStepwise(nonCausal, layers.Layers) : null,
            IsCausal = nonCausal is null && isTimed && layers.Inputs.Select(i => i.Shape[0]).Distinct().Count() == 1 && !outputs.Any(IsIdsAsTheyCame),
            Findings = report.Findings.OrderBy(f => f.Part).ToList(),
            Elsewhere = report.Elsewhere,
        };
    }

    /// <summary>An output that is an input of ids: a step of it is one number, of another vector the whole.</summary>
    private static bool IsIdsAsTheyCame(BoundOutput output) => output.Layer.Inputs.Count == 0 && output.Shape.Rank < 2;

    private static IReadOnlyList<BoundOutput> BindStack(ModelSpec spec, StackBinder layers, ObjectiveBinder objective)
    {
        layers.Bind(spec.Parts);
        return [objective.Bind(spec.Parts, layers.Layers[layers.Layers.Count - 1])];
    }

    private static IReadOnlyList<BoundOutput> BindGraph(ModelSpec spec, BindingReport report, StackBinder layers, ObjectiveBinder objective)
    {
        var graph = new GraphBinder(spec, report, layers);
        var outputs = graph.Bind();
        return objective.Bind(spec, outputs, graph, layers.Layers[layers.Layers.Count - 1]);
    }
}
