using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Lowered models against Keras: outputs, loss, gradients, and weights after training steps, in float64 at the fixtures' tolerance.</summary>
public sealed class KerasConformanceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures");

    public static TheoryData<string> Cases => [.. Fixture.ReadAll(Folder).Where(fixture => FixtureSupport.ReasonAgainst(fixture) is null).Select(fixture => fixture.Name)];

    [Fact]
    public void Cases_AreAllRun() => Assert.Equal(137, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_GivesKerasOutputs(string name)
    {
        var (fixture, model) = Load(name);
        var results = GraphInterpreter.Run(ModelLowering.Predict(model), Ports(fixture, model, Parameters(fixture, model)));

        Near(fixture, "output", results.Flat(PortKind.Output));
        foreach (var layer in model.Layers.Where(l => fixture.Has("act/" + l.Name)))
        {
            Near(fixture, "act/" + layer.Name, results.Flat(PortKind.LayerOutput, layer.Number));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Train_GivesKerasLossAndGradients(string name)
    {
        var (fixture, model) = Load(name);
        if (!fixture.Has("loss"))
        {
            return;
        }

        // 'inference' cases ask for the gradients of the inference-mode function
        var reference = new ReferenceModel(model, fixture.IsTraining ? LoweringMode.Train : LoweringMode.Evaluate);
        Parameters(fixture, model).CopyTo(reference.Parameters, 0);
        var (loss, results) = reference.Gradients(Ports(fixture, model, reference.Parameters));

        Near(fixture, "loss", [loss]);
        foreach (var (input, i) in fixture.Inputs.Select((input, i) => (input, i)).Where(p => fixture.Has("grad/" + p.input)))
        {
            Near(fixture, "grad/" + input, results.Flat(PortKind.InputGradient, i));
        }

        foreach (var weight in model.Weights.Where(w => fixture.Has("grad/" + w.Name)))
        {
            Near(fixture, "grad/" + weight.Name, results.Gradients[weight.Offset..(weight.Offset + weight.Length)]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Update_GivesKerasWeights(string name)
    {
        var (fixture, model) = Load(name);
        if (!fixture.Tensors.Any(t => t.StartsWith("after5/")))
        {
            return;
        }

        var reference = new ReferenceModel(model);
        Parameters(fixture, model).CopyTo(reference.Parameters, 0);
        for (int step = 0; step < 5; step++)
        {
            reference.LearningRate = DeclaredLearningRateSchedule.Rate(model.Optimizer!, step);
            double loss = reference.Train(Ports(fixture, model, reference.Parameters));
            Assert.Equal(fixture["losses"].Values[step], loss, fixture.Tolerance("losses", loss));
            if (step is 0 or 4)
            {
                foreach (var weight in model.Weights)
                {
                    Near(fixture, $"after{step + 1}/{weight.Name}", reference.Parameters[weight.Offset..(weight.Offset + weight.Length)]);
                    if (fixture.Has($"ema{step + 1}/{weight.Name}"))
                    {
                        Near(fixture, $"ema{step + 1}/{weight.Name}", reference.Averages[weight.Offset..(weight.Offset + weight.Length)]);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_GivesKerasMetrics(string name)
    {
        var (fixture, model) = Load(name);
        if (!fixture.Has("metrics"))
        {
            return;
        }

        // sums add up over batches, so one holds them all
        var metrics = model.Outputs[0].Metrics;
        double[] sums = GraphInterpreter.Run(ModelLowering.Evaluate(model), Ports(fixture, model, Parameters(fixture, model))).Sums(1, metrics.Sum(m => m.SumCount));
        double[] values = [.. metrics.Select((m, i) => MetricValue.Of(Enum.Parse<CompilerServices.MetricFinish>(m.Finish), sums.AsSpan(metrics.Take(i).Sum(other => other.SumCount), m.SumCount)))];
        Assert.Equal(2 * fixture["metrics"].Values.Length, values.Length);
        Near(fixture, "metrics", values[..(values.Length / 2)]);
        Near(fixture, "weighted_metrics", values[(values.Length / 2)..]);
    }

    private static (Fixture Fixture, BoundModel Model) Load(string name)
    {
        var fixture = Fixture.Load(Folder, name);
        var model = FixtureSupport.Bind(FixtureModel.Of(fixture));
        Assert.Equal(fixture.Weights, model.Weights.Select(w => w.Name));
        Assert.All(model.Weights, w => Assert.Equal(fixture[w.Name].Shape, w.Shape.ToArray()));
        return (fixture, model);
    }

    private static double[] Parameters(Fixture fixture, BoundModel model) => [.. model.Weights.SelectMany(w => fixture[w.Name].Values).Select(v => (double)v)];

    private static PortValues Ports(Fixture fixture, BoundModel model, double[] parameters)
    {
        var ports = new PortValues(fixture.Samples) { Parameters = parameters };
        for (int i = 0; i < fixture.Inputs.Count; i++)
        {
            ports.SetFlat(PortKind.Input, i, fixture[fixture.Inputs[i]].Values);
        }

        ports.SetFlat(PortKind.Target, 0, fixture["y"].Values);
        if (fixture.Has("sample_weight"))
        {
            int rows = fixture.Samples * model.Outputs[0].LossRows, repeated = rows / fixture["sample_weight"].Values.Length;
            ports.SetFlat(PortKind.RowWeight, 0, [.. fixture["sample_weight"].Values.SelectMany(w => Enumerable.Repeat(w, repeated))]);
        }

        return ports;
    }

    private static void Near(Fixture fixture, string tensor, double[] actual)
    {
        float[] expected = fixture[tensor].Values;
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= fixture.Tolerance(tensor, expected[i]), $"{tensor}[{i}]: {actual[i]} instead of {expected[i]}");
        }
    }
}
