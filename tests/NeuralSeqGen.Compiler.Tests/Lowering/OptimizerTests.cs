using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Optimizers;
using NeuralSeqGen.Compiler.Passes;
using NeuralSeqGen.Compiler.Schedule;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Optimizers against their formulas over many steps, and their schedules against their graphs.</summary>
public sealed class OptimizerTests
{
    public static TheoryData<string> Cases => [.. OptimizerFormulas.All.Keys];

    /// <summary>Optimizers that decay nothing by themselves; Lamb's decay has formulas of its own.</summary>
    public static TheoryData<string> Undecayed => [.. OptimizerFormulas.All.Keys.Where(o => !o.StartsWith("AdamW", StringComparison.Ordinal) && !o.StartsWith("Lamb", StringComparison.Ordinal))];

    [Fact]
    public void EveryOptimizer_HasAFormula() =>
        Assert.Equal(OptimizerCatalogue.All.Select(o => o.Name).Order(), OptimizerFormulas.All.Keys.Concat(WholeWeightFormulas.All.Keys).Select(k => k.Split('(')[0]).Distinct().Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Update_FollowsTheFormula(string optimizer) => Follow(Model(optimizer), OptimizerFormulas.All[optimizer]);

    [Theory]
    [MemberData(nameof(Undecayed))]
    public void WeightDecay_IsTakenOffBeforeTheStep(string optimizer) =>
        Follow(Model(optimizer[..^1] + ", WeightDecay = 0.3)"), n => Decayed(OptimizerFormulas.All[optimizer](n)));

    [Theory]
    [InlineData("Sgd", false), InlineData("Adam", false), InlineData("Adafactor", false), InlineData("Muon", false), InlineData("RmsProp", false), InlineData("Lamb", false)]
    [InlineData("Adam(Epsilon = 0)", true), InlineData("Adagrad(Epsilon = 1e-60)", true), InlineData("RmsProp(Centered = true)", true), InlineData("Ftrl", true), InlineData("Adafactor(ClipThreshold = 0)", true)]
    [InlineData("AdamW", false), InlineData("AdamW(WeightDecay = 2)", true), InlineData("Muon(MuonA = 3)", true), InlineData("Muon(AdamWeightDecay = 2)", true), InlineData("Adagrad", false)]
    public void Fragile_IsWhatMayGiveNaNFromOrdinaryNumbers(string optimizer, bool isFragile)
    {
        var bound = ModelSource.BindValid($"[Input(3), Dense(2), MeanSquaredError, {optimizer}]").Optimizer!;
        Assert.Equal(isFragile, bound.Optimizer.IsFragile(bound.Arguments));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Schedule_ComputesTheGraph(string optimizer)
    {
        var model = Model(optimizer);
        var reference = new ReferenceOptimizer(model);
        foreach (var weight in model.Weights.Where(w => !model.Optimizer!.IsWhole(w)))
        {
            var random = new Random(2);
            double[][] slots = [.. model.Optimizer!.Slots.Select(_ => Numbers(random, weight.Length).Select(Math.Abs).ToArray())];
            var ports = reference.Ports(weight, Numbers(random, weight.Length), Numbers(random, weight.Length), slots, model.Optimizer.LearningRate, 7);
            var graph = reference.Graph(weight);
            var expected = GraphInterpreter.Run(graph, ports);
            CompilationPipeline.Run(graph);

            var actual = ProgramExecutor.Run(ProgramScheduler.RunUpdate(graph, new Tiling(256)), ports);

            foreach (var (port, _) in graph.Results)
            {
                Assert.All(expected.Flat(port.Kind, port.Index).Zip(actual.Flat(port.Kind, port.Index)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
            }
        }
    }

    [Fact]
    public void Nadam_ProductOfMomenta_IsRightAfterManySteps()
    {
        // 1 − P·k is what the product is used for; a gradient of 1 and a first moment of 0 leave (1 − k) ÷ (1 − P)
        var model = Model("Nadam(Beta1 = 0.999)");
        foreach (int step in new[] { 1, 2, 30, 1000, 20000 })
        {
            double product = Enumerable.Range(1, step).Aggregate(1.0, (p, i) => p * 0.999 * (1 - (0.5 * Math.Pow(0.96, i))));
            double momentum = 0.999 * (1 - (0.5 * Math.Pow(0.96, step))), next = 0.999 * (1 - (0.5 * Math.Pow(0.96, step + 1)));
            double ahead = (next * 0.001 / (1 - (product * next))) + ((1 - momentum) / (1 - product));
            var results = GraphInterpreter.Run(ModelLowering.Update(model), Ports(model, [0], [1], [[0], [1000 * (1 - Math.Pow(0.999, step))]], step));
            double root = Math.Sqrt(((0.999 * 1000 * (1 - Math.Pow(0.999, step))) + 0.001) / (1 - Math.Pow(0.999, step))) + 1e-7;

            Assert.Equal(1, -results.Flat(PortKind.Weight)[0] * root / (0.001 * ahead), 1e-7);
        }
    }

    /// <summary>Keras's _apply_weight_decay: the learning rate times the decay of each weight.</summary>
    private static Action<double[], double[], int> Decayed(Action<double[], double[], int> step) => (w, g, t) =>
    {
        for (int i = 0; i < w.Length; i++)
        {
            w[i] -= w[i] * 0.3 * 0.1;
        }

        step(w, g, t);
    };

    private static void Follow(BoundModel model, Func<int, Action<double[], double[], int>> formula)
    {
        var random = new Random(1);
        var reference = new ReferenceOptimizer(model);
        double[] actual = Numbers(random, model.ParameterCount), expected = [.. actual];
        var steps = model.Weights.Select(w => (w.Offset, w.Length, Step: formula(w.Length))).ToList();
        for (int t = 1; t <= 40; t++)
        {
            double[] gradients = Numbers(random, model.ParameterCount);
            actual = reference.Step(actual, gradients, model.Optimizer!.LearningRate);
            foreach (var (offset, length, step) in steps)
            {
                double[] weight = expected[offset..(offset + length)];
                step(weight, gradients[offset..(offset + length)], t);
                weight.CopyTo(expected, offset);
            }

            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        }
    }

    private static BoundModel Model(string optimizer) => ModelSource.BindValid($"[Input(3), Dense(2), MeanSquaredError, {optimizer}]");

    private static PortValues Ports(BoundModel model, double[] weights, double[] gradients, double[][] slots, int step)
    {
        var ports = new PortValues(weights.Length) { [PortKind.Weight] = Columns(weights), [PortKind.WeightGradient] = Columns(gradients) };
        ports.SetAll(PortKind.LearningRate, model.Optimizer!.LearningRate);
        ports.SetAll(PortKind.StepNumber, step);
        for (int slot = 0; slot < slots.Length; slot++)
        {
            ports[PortKind.Slot, slot] = Columns(slots[slot]);
        }

        return ports;
    }

    private static double[][] Columns(double[] values) => [.. values.Select(v => new[] { v })];

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
}
