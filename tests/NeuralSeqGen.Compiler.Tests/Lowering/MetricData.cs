using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>A row that counts: prediction and target of one step of a sample.</summary>
internal sealed record MetricRow(int Sample, double[] P, double[] T);

/// <summary>Predictions and targets for an identity model whose masked steps are all 0, and its metrics: once interpreted, once from the schedule's kernels.</summary>
internal sealed class MetricData
{
    private readonly int[] _batches;
    private readonly int _steps;
    private readonly int _classes;
    private readonly bool _isSparse;
    private readonly double[][] _p;
    private readonly double[][] _t;

    public MetricData(int[] batches, int steps, int classes, int seed, bool isOneHot, bool isSparse = false)
    {
        (_batches, _steps, _classes, _isSparse) = (batches, steps, classes, isSparse);
        var random = new Random(seed);
        int samples = batches.Sum();
        _p = [.. Enumerable.Range(0, samples).Select(s => Enumerable.Range(0, steps).SelectMany(t => IsMasked(s, t) ? new double[classes] : Probabilities(random, classes)).ToArray())];
        _t = [.. Enumerable.Range(0, samples).Select(s => Enumerable.Range(0, steps).SelectMany(t => isOneHot ? OneHot(random, classes) : Probabilities(random, classes)).ToArray())];
    }

    public bool IsAllMasked { get; init; }

    /// <summary>The rows that count.</summary>
    public IReadOnlyList<MetricRow> Rows =>
        [.. from s in Enumerable.Range(0, _p.Length) from t in Enumerable.Range(0, _steps) where _steps == 1 || !IsMasked(s, t) select new MetricRow(s, Step(_p[s], t), Step(_t[s], t))];

    public double Run(string metric, bool masked)
    {
        var model = ModelSource.BindValid($"[Input({_steps}, {_classes}), {(masked && _steps > 1 ? "Masking, " : "")}Activation(Activation.Linear), {(_isSparse ? "SparseCategoricalCrossentropy" : "MeanSquaredError")}, Metric.{metric}]");
        var bound = model.Outputs[0].Metrics[0];
        double value = Value(model, bound, MetricRun.Interpreted);
        Assert.Equal(value, Value(model, bound, MetricRun.Scheduled), 1e-9 * Math.Max(1, Math.Abs(value)));
        return value;
    }

    private double Value(BoundModel model, BoundMetric metric, Func<BoundModel, PortValues, GraphResults> run)
    {
        var totals = new BatchTotals([MetricRun.Definition(metric)]);
        int first = 0;
        foreach (int batch in _batches)
        {
            var ports = new PortValues(batch)
            {
                [PortKind.Input] = [.. _p[first..(first + batch)].Select(x => IsAllMasked ? new double[x.Length] : x)],
                [PortKind.Target] = [.. _t[first..(first + batch)].Select(Target)],
            };
            totals.Add(batch, 0, run(model, ports).Sums(0, metric.SumCount + 1));
            first += batch;
        }

        return totals.ToEvaluation()[metric.Name];
    }

    private double[] Target(double[] t) => !_isSparse ? t : [.. Enumerable.Range(0, _steps).Select(s => (double)Array.IndexOf(Step(t, s), 1.0))];

    // the last steps of every other sample
    private static bool IsMasked(int sample, int step) => step > 0 && sample % 2 == 1 && step > sample % 3;

    private double[] Step(double[] x, int t) => x[(t * _classes)..((t + 1) * _classes)];

    private static double[] Probabilities(Random random, int classes)
    {
        double[] p = [.. Enumerable.Range(0, classes).Select(_ => 0.02 + random.NextDouble())];
        return classes == 1 ? [random.NextDouble()] : [.. p.Select(v => v / p.Sum())];
    }

    private static double[] OneHot(Random random, int classes)
    {
        int chosen = random.Next(Math.Max(2, classes));
        return [.. Enumerable.Range(0, classes).Select(c => c == chosen ? 1.0 : 0)];
    }
}
