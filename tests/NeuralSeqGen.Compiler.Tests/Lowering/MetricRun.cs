using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>The metrics of a model over a batch: once interpreted, once from the schedule's kernels.</summary>
internal static class MetricRun
{
    /// <summary>The value of each metric by its name.</summary>
    /// <param name="attributes">The model, with one output.</param>
    /// <param name="x">Input of each sample.</param>
    /// <param name="target">Its target.</param>
    /// <param name="weights">Weights of its rows; null where all are 1.</param>
    public static Dictionary<string, double> Values(string attributes, double[][] x, double[][] target, double[][]? weights = null)
    {
        var model = ModelSource.BindValid(attributes);
        var interpreted = Values(model, x, target, weights, Interpreted);
        foreach (var (name, value) in Values(model, x, target, weights, Scheduled))
        {
            Assert.True(Math.Abs(interpreted[name] - value) <= 1e-9 * Math.Max(1, Math.Abs(value)), $"{name}: interpreted {interpreted[name]}, scheduled {value}");
        }

        return interpreted;
    }

    /// <summary>The metrics over batches of one group.</summary>
    private static Dictionary<string, double> Values(BoundModel model, double[][] x, double[][] target, double[][]? weights, Func<BoundModel, PortValues, GraphResults> run)
    {
        var metrics = model.Outputs[0].Metrics;
        var totals = new BatchTotals([.. metrics.Select(Definition)]);
        foreach (int[] batch in Enumerable.Range(0, x.Length).Chunk(16))
        {
            var ports = new PortValues(batch.Length) { [PortKind.Input] = [.. batch.Select(i => x[i])], [PortKind.Target] = [.. batch.Select(i => target[i])] };
            if (weights is not null)
            {
                ports[PortKind.RowWeight] = [.. batch.Select(i => weights[i])];
            }

            totals.Add(batch.Length, 0, run(model, ports).Sums(0, metrics.Sum(m => m.SumCount) + 1));
        }

        var evaluation = totals.ToEvaluation();
        return metrics.ToDictionary(metric => metric.Name, metric => evaluation[metric.Name]);
    }

    /// <summary>A metric as the runtime knows it.</summary>
    public static CompilerServices.MetricDefinition Definition(BoundMetric metric) => new(metric.Name, Enum.Parse<CompilerServices.MetricFinish>(metric.Finish), metric.SumCount);

    public static GraphResults Interpreted(BoundModel model, PortValues ports)
    {
        var graph = ModelLowering.Evaluate(model);
        GraphVerifier.Verify(graph);
        return GraphInterpreter.Run(graph, ports);
    }

    public static GraphResults Scheduled(BoundModel model, PortValues ports)
    {
        var graph = ModelLowering.Evaluate(model);
        CompilationPipeline.Run(graph);
        GraphResults? last = null;
        foreach (var phase in SplitPhases.Run(graph))
        {
            last = ProgramExecutor.Run(ProgramScheduler.Run(phase, 256), ports);
            foreach (var (port, value) in last.Values.Where(v => v.Key.Kind == PortKind.PhaseSum))
            {
                ports[PortKind.BatchValue, port.Index] = value;
            }
        }

        return last!;
    }
}
