using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Runs everything one generated model can do and compares: the widest vectors with the interpreter, narrower ones with the widest bit for bit.</summary>
/// <param name="model">The model.</param>
/// <param name="models">Its compiled form, among others.</param>
/// <param name="name">Its class.</param>
/// <param name="seed">Of the numbers.</param>
/// <param name="samples">In the batch; picked by the seed unless given.</param>
internal sealed class RandomModelCheck(BoundModel model, LoadedModels models, string name, int seed, int? samples = null)
{
    private const double Tolerance = 2e-4;
    private static readonly int[] Batches = [1, 2, 5, 31, 128];
    internal static readonly Lock Width = new();

    private readonly RandomBatch _batch = new(model, samples ?? Batches[seed % Batches.Length], seed);

    public void Run()
    {
        var core = Core(512);
        Predictions(core);
        Stream(core);
        Losses(core);
        float[] one = OneSequence(core), widest = Everything(core);
        foreach (int bits in new[] { 256, 128 })
        {
            var narrow = Core(bits);
            SameBits(one, OneSequence(narrow), $"{bits} bits give for one sequence");
            SameBits(widest, Everything(narrow), $"{bits} bits give");
        }

        Updates(Core(512));
    }

    private static void SameBits(float[] widest, float[] narrow, string what)
    {
        int same = widest.AsSpan().CommonPrefixLength(narrow);
        Assert.True(same == widest.Length, same < widest.Length ? $"{what} {narrow[same]:R} instead of {widest[same]:R} as number {same} of {widest.Length}" : "");
    }

    /// <summary>Everything the widest vectors give.</summary>
    public float[] Widest() => Everything(Core(512));

    /// <summary>What one sequence gives, and a stream.</summary>
    public float[] OneSequence() => OneSequence(Core(512));

    private ModelCore Core(int bits)
    {
        lock (Width)
        {
            AppContext.SetData(VectorWidth.Switch, bits);
            var core = models.Core(name, seed, _batch.Parameters);
            AppContext.SetData(VectorWidth.Switch, null);
            return core;
        }
    }

    private void Predictions(ModelCore core)
    {
        var expected = GraphInterpreter.Run(ModelLowering.Predict(model), _batch.Ports());
        var given = core.Predict(_batch.X);
        foreach (var layer in model.Layers)
        {
            Near(expected.Flat(PortKind.LayerOutput, layer.Number), core.PredictLayer(layer.Name, _batch.X), layer.Name);
        }

        Masks(core, expected);
        foreach (var (layer, i) in model.Scored.Select((layer, i) => (layer, i)))
        {
            Near(expected.Flat(PortKind.LayerOutput, model.Layers.Count + i), core.PredictLayer(layer.Name + "/attention_scores", _batch.X), $"scores of {layer.Name}");
        }

        int last = _batch.Samples - 1;
        var one = core.PredictOne(_batch.Sample(last));
        for (int i = 0; i < given.Length; i++)
        {
            Near(expected.Flat(PortKind.Output, i), given[i], "prediction of " + model.Outputs[i].Name);
            Near(expected[PortKind.Output, i][last], one[i], "prediction of one of " + model.Outputs[i].Name);
        }
    }

    /// <summary>The masks that reach the outputs, which checks of targets ask for.</summary>
    private void Masks(ModelCore core, GraphResults expected)
    {
        var weights = new ModelWeights(core.Definition, seed);
        _batch.Parameters.CopyTo(weights.Values.Span);
        weights.Publish();
        var masks = new TargetMasks(new ExecutionPlan(core.Definition), weights);
        for (int target = 0; target < core.Definition.MaskRows.Length; target++)
        {
            if (core.Definition.MaskRowsOf(target) > 0)
            {
                Near(expected.Flat(PortKind.LayerOutput, model.Layers.Count + model.Scored.Count + target), masks.Of("Predict", target, new LabelledArrays(new PortArrays(_batch.X), default), _batch.Samples), $"mask of target {target}");
            }
        }
    }

    /// <summary>Step by step over the first sample, for causal models.</summary>
    private void Stream(ModelCore core)
    {
        if (!model.IsCausal)
        {
            Assert.ThrowsAny<Exception>(core.CreateState);
            return;
        }

        var expected = GraphInterpreter.Run(ModelLowering.Predict(model), _batch.Ports());
        int steps = model.Inputs[0].Shape[0];
        bool[] isSequence = AreSequences();
        foreach (var (t, given) in Steps(core).Index())
        {
            for (int i = 0; i < given.Length; i++)
            {
                double[] whole = expected[PortKind.Output, i][0];
                if (isSequence[i] || t == steps - 1)
                {
                    Near(isSequence[i] ? whole[(t * given[i].Length)..((t + 1) * given[i].Length)] : whole, given[i], $"step {t}");
                }
            }
        }
    }

    /// <summary>The outputs after each step of the first sample, in arrays that the next step writes to.</summary>
    private IEnumerable<float[][]> Steps(ModelCore core)
    {
        var state = core.CreateState();
        int steps = model.Inputs[0].Shape[0];
        bool[] isSequence = AreSequences();
        float[][] given = [.. model.Outputs.Select((o, i) => GC.AllocateArray<float>(isSequence[i] ? o.Shape.Elements / steps : o.Shape.Elements, pinned: true))];
        for (int t = 0; t < steps; t++)
        {
            core.StepFlat([.. _batch.Step(t)], [.. given.Select(RandomBatch.Pinned)], state);
            yield return given;
        }
    }

    private bool[] AreSequences()
    {
        var timed = Causality.Timed(model.Layers);
        return [.. model.Outputs.Select(o => timed.Contains(o.Layer))];
    }

    /// <summary>What one sequence gives, at once and step by step; its sums have another order than those of a batch, but the same at every width.</summary>
    private float[] OneSequence(ModelCore core) =>
    [
        .. core.PredictOne(_batch.Sample(0)).SelectMany(y => y.Cast<float>()),
        .. model.IsCausal ? Steps(core).SelectMany(given => given.SelectMany(y => y)) : [],
    ];

    private void Losses(ModelCore core)
    {
        var evaluated = GraphInterpreter.Run(ModelLowering.Evaluate(model), _batch.Ports());
        var evaluation = core.Evaluate(_batch.X, _batch.Y, batchSize: _batch.Samples);
        Near([evaluated.Sum(0)], new[] { (float)evaluation.Loss }, "loss of Evaluate");
        int first = 1;
        foreach (var metric in core.Definition.Metrics)
        {
            double[] sums = evaluated.Sums(first, metric.SumCount);
            first += metric.SumCount;

            // a tie within rounding decides one row of a count
            double expected = MetricValue.Of(metric.Finish, sums);
            Assert.Equal(expected, evaluation[metric.Name], (Tolerance * Math.Max(1, Math.Abs(expected))) + (1.01 / Math.Max(1, sums[^1])));
        }

        var trained = GraphInterpreter.Run(ModelLowering.Train(model), _batch.Ports());
        float[] gradients = new float[model.ParameterCount], inputs = new float[_batch.RealInputs];
        float loss = core.ComputeGradients(_batch.X, _batch.Y, gradients, inputs, draw: 0);
        Near([trained.Sum(0)], new[] { loss }, "loss of ComputeGradients");
        Near([.. trained.Gradients.Select((g, i) => Statistics.Contains(model, i) ? 0 : g)], gradients, "gradient");
        Near([.. Enumerable.Range(0, model.Inputs.Count).Where(i => !model.Inputs[i].IsInteger).SelectMany(i => trained.Flat(PortKind.InputGradient, i))], inputs, "input gradient");
    }

    /// <summary>All numbers that must not depend on the width.</summary>
    private float[] Everything(ModelCore core)
    {
        float[] gradients = new float[model.ParameterCount], inputs = new float[_batch.RealInputs];
        float loss = core.ComputeGradients(_batch.X, _batch.Y, gradients, inputs, draw: 0);
        float trained = core.TrainOnBatch(_batch.X, _batch.Y), evaluated = (float)core.Evaluate(_batch.X, _batch.Y).Loss;
        return [.. core.Predict(_batch.X).SelectMany(y => y.Cast<float>()), .. gradients, .. inputs, loss, trained, evaluated, .. core.Parameters];
    }

    /// <summary>Three optimizer steps with gradients that both sides are given.</summary>
    private void Updates(ModelCore core)
    {
        var optimizer = new ReferenceOptimizer(model);
        double[] parameters = [.. _batch.Parameters.Select(p => (double)p)];
        for (int step = 1; step <= 3; step++)
        {
            float[] gradients = _batch.Numbers(parameters.Length, -1, 1);
            core.ApplyGradients(gradients);
            double[] before = parameters;
            parameters = optimizer.Step(parameters, [.. gradients.Select(g => (double)g)], core.LearningRate);
            Statistics.Move(model, before, new double[before.Length], parameters);
            Near(parameters, core.Parameters.ToArray(), $"weights after step {step}");
        }
    }

    private static void Near(double[] expected, Array actual, string what)
    {
        float[] values = [.. actual.Cast<float>()];
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - values[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])), $"{what}[{i}] is {values[i]:R}, expected {expected[i]:R}");
        }
    }
}
