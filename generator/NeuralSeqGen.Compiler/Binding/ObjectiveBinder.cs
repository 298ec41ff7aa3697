using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.LearningRates;
using NeuralSeqGen.Compiler.Losses;
using NeuralSeqGen.Compiler.Metrics;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Optimizers;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds compile(loss, optimizer, metrics): at most one loss and one optimizer; a loss without an optimizer takes Keras's default, RMSprop.</summary>
internal sealed class ObjectiveBinder(BindingReport report)
{
    private readonly ArgumentBinder _arguments = new(report);

    public BoundOptimizer? Optimizer { get; private set; }

    /// <summary>The output of a model that is one list.</summary>
    public BoundOutput Bind(IReadOnlyList<PartSpec> parts, BoundLayer output)
    {
        var bound = BindOutput(parts, output, output.Name, "");
        BindOptimizer(parts, [bound]);
        return bound;
    }

    /// <summary>The outputs of a graph: the nodes marked as such or with a loss, or the one that nobody reads. Its loss may stand on the class where there is one output.</summary>
    public IReadOnlyList<BoundOutput> Bind(ModelSpec spec, IReadOnlyList<NodeSpec> nodes, GraphBinder graph, BoundLayer fallback)
    {
        bool fromClass = nodes.Count == 1 || !nodes.SelectMany(spec.PartsOf).Any(p => PartCatalogue.KindOf(p.Name) == PartKind.Loss);
        var outputs = nodes.Select(node => BindOutput(
            [.. fromClass ? spec.ClassParts : [], .. spec.PartsOf(node)], graph.Last(node.Name)!, Naming.Snake(node.Name), nodes.Count > 1 ? Naming.Snake(node.Name) + "_" : "", node.Name)).ToList();
        outputs.AddRange(outputs.Count == 0 ? [BindOutput([], fallback, fallback.Name, "")] : []);
        BindOptimizer([.. spec.ClassParts, .. nodes.Count == 1 ? spec.PartsOf(nodes[0]) : []], outputs);
        return outputs;
    }

    private BoundOutput BindOutput(IReadOnlyList<PartSpec> parts, BoundLayer output, string name, string prefix, string node = "")
    {
        var loss = BindLoss(Single(parts, PartKind.Loss, "loss"), output);
        var target = loss?.Loss.TargetShape(output.OutputShape, loss.Arguments) ?? output.OutputShape;
        return new()
        {
            Layer = output,
            Name = name,
            Node = node,
            Shape = output.OutputShape,
            Loss = loss,
            TargetShape = target,
            TargetIsInteger = loss?.Loss.TakesIntegers(loss.Arguments) ?? false,
            Metrics = BindMetrics(Of(parts, PartKind.Metric), output.OutputShape, target, loss, prefix),
        };
    }

    private void BindOptimizer(IReadOnlyList<PartSpec> parts, IReadOnlyList<BoundOutput> outputs)
    {
        var schedule = BindLearningRateSchedule(Single(parts, PartKind.LearningRateSchedule, "learning-rate schedule"));
        var optimizer = BindOptimizer(Single(parts, PartKind.Optimizer, "optimizer")) with { LearningRateSchedule = schedule };
        Optimizer = outputs.All(o => o.Loss is null) ? null : optimizer;
    }

    private BoundLoss? BindLoss(PartSpec? part, BoundLayer output)
    {
        if (part is null)
        {
            return null;
        }

        var loss = LossCatalogue.Find(part.Name)!;
        var arguments = _arguments.Bind(part, loss.Arguments.Concat(Loss.CommonArguments), Quote(part));
        var function = part.Function is null ? null : new FunctionBinder(report, part, Quote(part)).BindRows(arguments, loss.TargetShape(output.OutputShape, arguments), output.OutputShape);
        var bound = new BoundLoss(loss, arguments, part.Index) { Function = function };
        if (!report.IsChainBroken && loss.Refusal(output.OutputShape, arguments) is { } refusal)
        {
            report.Add(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName, $"{Quote(part)} {refusal}"));
        }

        return bound;
    }

    private BoundOptimizer BindOptimizer(PartSpec? part)
    {
        var optimizer = part is null ? OptimizerCatalogue.Default : OptimizerCatalogue.Find(part.Name)!;
        var written = part ?? new PartSpec(-1, optimizer.Name, EquatableArray<ArgumentSpec>.Empty);
        var arguments = _arguments.Bind(written, optimizer.Arguments.Concat(optimizer.CommonArguments), Quote(written));
        string[] clips = [.. new[] { "ClipNorm", "ClipValue", "GlobalClipNorm" }.Where(name => arguments.Real(name) > 0)];
        if (clips.Length > 1)
        {
            report.Add(new Finding(RuleIds.ArgumentOutOfRange, written.Index, report.ModelName, $"{Quote(written)} sets {string.Join(" and ", clips)}; at most one of them can be set."));
        }

        if (arguments.Int("EmaOverwriteFrequency") > 0 && !arguments.Flag("UseEma"))
        {
            report.Add(new Finding(RuleIds.ArgumentOutOfRange, written.Index, report.ModelName, $"{Quote(written)} sets EmaOverwriteFrequency, but keeps no average that could replace the weights. Set UseEma = true."));
        }

        return new(optimizer, arguments, written.Index);
    }

    private BoundLearningRateSchedule? BindLearningRateSchedule(PartSpec? part)
    {
        if (part is null)
        {
            return null;
        }

        var schedule = LearningRateScheduleCatalogue.Find(part.Name)!;
        int known = report.Findings.Count;
        var arguments = _arguments.Bind(part, schedule.Arguments, Quote(part));
        if (report.Findings.Count == known && schedule.Check(arguments) is { } complaint)
        {
            report.Add(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName, complaint));
        }

        return new(schedule, arguments, part.Index);
    }

    private List<BoundMetric> BindMetrics(IEnumerable<PartSpec> parts, IR.Shape output, IR.Shape target, BoundLoss? loss, string prefix)
    {
        var metrics = new List<BoundMetric>();
        foreach (var part in parts)
        {
            var metric = MetricCatalogue.Find(part.Name)!;
            var arguments = metric.Beside(loss?.Loss, _arguments.Bind(part, metric.AllArguments, Quote(part)));
            string name = prefix + (arguments.Text("Name") ?? metric.KeyOf(part));
            if (name == prefix + "loss" || metrics.Any(m => m.Name == name))
            {
                report.Add(new Finding(RuleIds.DuplicateOrReservedName, part.Index, report.ModelName, $"the metric name '{name}' is taken. Remove one, or set Name."));
                continue;
            }

            if (prefix.Length == 0 && Reserved(name) is { } owner)
            {
                report.Add(new Finding(RuleIds.DuplicateOrReservedName, part.Index, report.ModelName, $"the metric name '{name}' is reserved: histories and callbacks call {owner} so. Set another Name."));
                continue;
            }

            if (!report.IsChainBroken && (Uncomparable(metric, loss?.Loss) ?? Unbounded(metric, arguments, loss?.Loss) ?? Unweighable(arguments, output, loss) ?? metric.Refusal(arguments, output, target)) is { } refusal)
            {
                report.Add(new Finding(RuleIds.ArgumentOutOfRange, part.Index, report.ModelName, $"{Quote(part)} {refusal}"));
                continue;
            }

            var function = part.Function is null ? null : new FunctionBinder(report, part, Quote(part)).BindRows(arguments, target, output);
            metrics.Add(new(metric, arguments, name, part.Index) { SumCount = metric.SumCount(arguments, output), Activation = metric.Activation(arguments, loss), Function = function });
        }

        return metrics;
    }

    private static string? Reserved(string name) =>
        name is "lr" or "learning_rate" ? "the learning rate" : name == "epoch" ? "the number of an epoch" : name.StartsWith("val_", StringComparison.Ordinal) ? "a value of the validation data" : null;

    private static string? Uncomparable(Metric metric, Loss? loss) => loss is { ComparesRows: false } && metric.ComparesRows
        ? $"compares step by step, but the target of [{loss.Name}] is a label for all of them. Use Metric.EditDistance or Metric.WordErrorRate." : null;

    private static string? Unbounded(Metric metric, Arguments arguments, Loss? loss) => loss is { ComparesSigns: true } && metric.NeedsProbabilities && !arguments.IsWritten("FromLogits")
        ? $"reads probabilities, but [{loss.Name}] trains scores without bounds. Set FromLogits = true, or FromLogits = false where the output holds probabilities." : null;

    private static string? Unweighable(Arguments arguments, IR.Shape output, BoundLoss? loss) => arguments.Flag("Weighted") && loss is not null && !loss.Loss.WeighsRows(output, loss.Arguments)
        ? $"is Weighted, but the weights that [{loss.Loss.Name}] has with this Axis are not those of rows of the output. Leave Weighted out, or sum over the last axes." : null;

    private PartSpec? Single(IReadOnlyList<PartSpec> parts, PartKind kind, string what)
    {
        var found = Of(parts, kind).ToList();
        if (found.Count > 1)
        {
            report.Add(new Finding(RuleIds.DuplicateOrReservedName, found[1].Index, report.ModelName, $"{Quote(found[1])} is a second {what} beside {Quote(found[0])}. Remove one."));
        }

        return found.FirstOrDefault();
    }

    private static IEnumerable<PartSpec> Of(IEnumerable<PartSpec> parts, PartKind kind) => parts.Where(p => PartCatalogue.Known.Is(p, kind));

    private static string Quote(PartSpec part) => "[" + part.Name + "]";
}
