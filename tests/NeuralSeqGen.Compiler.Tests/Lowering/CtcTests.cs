using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>The loss of connectionist temporal classification against the sum over all paths, written out.</summary>
public sealed class CtcTests
{
    private const int Steps = 5, Classes = 4, Samples = 6;

    // empty, single, repeated (which needs a blank between), full, one that only just fits, and another
    private static readonly int[][] Labels = [[0, 0, 0], [2, 0, 0], [1, 1, 0], [3, 1, 2], [2, 2, 2], [3, 2, 3]];

    [Fact]
    public void Loss_IsTheProbabilityOfAllPathsThatReadAsTheLabel()
    {
        var ports = Ports(Labels);
        var graph = ModelLowering.Evaluate(Model());
        GraphVerifier.Verify(graph);
        double expected = Labels.Select((label, s) => -Math.Log(Likelihood(ports[PortKind.Input][s], label, Steps))).Average();

        Assert.Equal(expected, GraphInterpreter.Run(graph, ports).Sums(0, 1)[0], 1e-9);
        CompilationPipeline.Run(graph);
        foreach (int bits in new[] { 512, 256, 128 })
        {
            Assert.Equal(expected, ProgramExecutor.Run(SplitPhases.Run(graph), new Tiling(bits), ports).Sums(0, 1)[0], 1e-9);
        }
    }

    [Fact]
    public void Gradients_AreThoseOfTheLoss()
    {
        var graph = ModelLowering.Train(Model());
        var ports = Ports(Labels);
        var expected = GraphInterpreter.Run(graph, ports);
        for (int s = 0; s < Samples; s++)
        {
            for (int e = 0; e < Steps * Classes; e++)
            {
                Assert.Equal(Slope(ports, s, e), expected[PortKind.InputGradient][s][e], 1e-6);
            }
        }

        CompilationPipeline.Run(graph);
        Near.Equal(expected, ProgramExecutor.Run(SplitPhases.Run(graph), new Tiling(512), ports), 1e-9, "program");
    }

    [Fact]
    public void MaskedSteps_AreNotRead()
    {
        var ports = Ports(Labels);
        foreach (double[] x in ports[PortKind.Input])
        {
            Array.Clear(x, 3 * Classes, 2 * Classes);
        }

        // three steps are too few for a class three times
        int[][] labels = [.. Labels.Where(l => l is not [2, 2, 2])];
        var kept = new PortValues(labels.Length) { [PortKind.Input] = ports[PortKind.Input][..labels.Length], [PortKind.Target] = Targets(labels) };
        double loss = GraphInterpreter.Run(ModelLowering.Evaluate(ModelSource.BindValid($"[Input({Steps}, {Classes}), Masking, Activation(Activation.Linear), Ctc(MaxLabelLength = 3)]")), kept).Sums(0, 1)[0];

        Assert.Equal(labels.Select((label, s) => -Math.Log(Likelihood(kept[PortKind.Input][s], label, 3))).Average(), loss, 1e-9);
    }

    [Fact]
    public void ALabelTooLongForTheSteps_HasInfiniteLossAndNoGradient()
    {
        int[][] labels = [.. Enumerable.Repeat(new[] { 1, 1, 1, 1 }, Samples)];
        var ports = Ports(labels);
        var graph = ModelLowering.Train(ModelSource.BindValid($"[Input({Steps}, {Classes}), Activation(Activation.Linear), Ctc(MaxLabelLength = 4)]"));
        var results = GraphInterpreter.Run(graph, ports);

        Assert.Equal(double.PositiveInfinity, results.Sums(0, 1)[0]);
        Assert.All(results[PortKind.InputGradient].SelectMany(g => g), g => Assert.Equal(0, g));
    }

    [Fact]
    public void SampleWeights_MultiplyTheLossOfTheirSample()
    {
        double[] weights = [1, 0.5, 0, 2, 3, 0.25];
        var ports = Ports(Labels);
        ports[PortKind.RowWeight] = [.. weights.Select(w => new[] { w })];
        double expected = Labels.Select((label, s) => -weights[s] * Math.Log(Likelihood(ports[PortKind.Input][s], label, Steps))).Average();

        Assert.Equal(expected, GraphInterpreter.Run(ModelLowering.Evaluate(Model()), ports).Sums(0, 1)[0], 1e-9);
    }

    [Fact]
    public void AWeightOfZero_TakesOutALabelTooLongForItsSteps()
    {
        var model = ModelSource.BindValid($"[Input({Steps}, {Classes}), Masking(MaskValue = 9), Ctc(MaxLabelLength = 3)]");
        var ports = Ports(Labels);
        Array.Fill(ports[PortKind.Input][4], 9);
        ports[PortKind.RowWeight] = [[1], [1], [1], [1], [0], [1]];
        double expected = Labels.Select((label, s) => s == 4 ? 0 : -Math.Log(Likelihood(ports[PortKind.Input][s], label, Steps))).Sum() / Samples;
        var graph = ModelLowering.Train(model);
        var results = GraphInterpreter.Run(graph, ports);

        Assert.Equal(expected, results.Sums(0, 1)[0], 1e-9);
        Assert.All(results[PortKind.InputGradient][4], g => Assert.Equal(0, g));
        CompilationPipeline.Run(graph);
        foreach (int bits in new[] { 512, 256, 128 })
        {
            Near.Equal(results, ProgramExecutor.Run(SplitPhases.Run(graph), new Tiling(bits), ports), 1e-9, "program");
        }
    }

    [Fact]
    public void WithoutALength_LabelsAreAsLongAsTheSteps() =>
        Assert.Equal(new Shape(Steps), ModelSource.BindValid($"[Input({Steps}, {Classes}), Dense({Classes}), Ctc]").Outputs[0].TargetShape);

    [Theory]
    [InlineData("Dense(4), Ctc(MaxLabelLength = 6)", "Model1: [Ctc] says that labels have up to 6 classes, but the output has 5 steps. Lower MaxLabelLength.")]
    [InlineData("Gru(4), Ctc", "Model1: [Ctc] needs (steps, classes) with the blank as class 0, but the output is (batch, 4).")]
    [InlineData("Dense(1), Ctc", "Model1: [Ctc] needs (steps, classes) with the blank as class 0, but the output is (batch, 5, 1).")]
    [InlineData("Dense(4), Ctc, Metric.Accuracy", "Model1: [Metric.Accuracy] compares step by step, but the target of [Ctc] is a label for all of them. Use Metric.EditDistance or Metric.WordErrorRate.")]
    public void WhatDoesNotFit_IsSaid(string layers, string sentence) =>
        Assert.Equal(sentence, Assert.Single(ModelSource.Bind($"[Input({Steps}, {Classes}), {layers}]").Findings).Sentence);

    [Fact]
    public void EditDistance_ReadsTheStepsAsTheLossDoes()
    {
        var model = ModelSource.BindValid($"[Input(4, 3), Activation(Activation.Linear), Ctc(MaxLabelLength = 2), Metric.EditDistance(PadId = 0, Collapse = true)]");
        var ports = new PortValues(1) { [PortKind.Input] = [[0, 9, 0, 0, 9, 0, 9, 0, 0, 0, 0, 9]], [PortKind.Target] = [[1, 2]] };
        Assert.Equal([0.0, 1], GraphInterpreter.Run(ModelLowering.Evaluate(model), ports).Sums(1, 2));
    }

    private static Binding.BoundModel Model() => ModelSource.BindValid($"[Input({Steps}, {Classes}), Activation(Activation.Linear), Ctc(MaxLabelLength = 3)]");

    private static PortValues Ports(int[][] labels)
    {
        var random = new Random(4);
        return new(Samples)
        {
            [PortKind.Input] = [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, Steps * Classes).Select(_ => (4 * random.NextDouble()) - 2).ToArray())],
            [PortKind.Target] = Targets(labels),
        };
    }

    private static double[][] Targets(int[][] labels) => [.. labels.Select(label => label.Select(c => (double)c).ToArray())];

    private static double Slope(PortValues ports, int sample, int element)
    {
        double[] x = ports[PortKind.Input][sample];
        double at = x[element];
        double Loss(double value)
        {
            x[element] = value;
            return GraphInterpreter.Run(ModelLowering.Evaluate(Model()), ports).Sums(0, 1)[0];
        }

        double slope = (Loss(at + 1e-5) - Loss(at - 1e-5)) / 2e-5;
        x[element] = at;
        return slope;
    }

    /// <summary>Every path of so many steps, one by one.</summary>
    private static double Likelihood(double[] logits, int[] label, int steps)
    {
        int[] wanted = [.. label.Where(c => c != 0)];
        double total = 0;
        for (int number = 0; number < Math.Pow(Classes, steps); number++)
        {
            int[] path = [.. Enumerable.Range(0, steps).Select(t => number / (int)Math.Pow(Classes, t) % Classes)];
            var read = path.Where((c, t) => c != 0 && (t == 0 || path[t - 1] != c));
            total += read.SequenceEqual(wanted) ? path.Select((c, t) => Share(logits.AsSpan(t * Classes, Classes), c)).Aggregate((a, b) => a * b) : 0;
        }

        return total;
    }

    private static double Share(ReadOnlySpan<double> logits, int c)
    {
        double sum = 0;
        foreach (double x in logits)
        {
            sum += Math.Exp(x);
        }

        return Math.Exp(logits[c]) / sum;
    }
}
