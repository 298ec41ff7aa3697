using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Optimizers that see whole weights, of one, two and three axes, wide and tall, against their formulas.</summary>
public sealed class WholeWeightTests
{
    public static TheoryData<string> Cases => [.. WholeWeightFormulas.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Update_FollowsTheFormula(string optimizer)
    {
        var model = Model(optimizer);
        var random = new Random(1);
        var reference = new ReferenceOptimizer(model);
        double[] actual = Numbers(random, model.ParameterCount), expected = [.. actual];
        var steps = model.Weights.Select(w => (w.Offset, w.Length, Step: WholeWeightFormulas.All[optimizer](w.Name, w.Shape.ToArray()))).ToList();
        for (int t = 1; t <= 20; t++)
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

    /// <summary>A weight without axes has the same programs as one of one element.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Schedules_OfEveryWidth_ComputeTheGraph(string optimizer)
    {
        var model = Model(optimizer);
        var reference = new ReferenceOptimizer(model);
        foreach (var weight in model.Weights.Append(model.Weights[0] with { Shape = Shape.Scalar }).Where(model.Optimizer!.IsWhole))
        {
            var random = new Random(weight.Length);
            double[][] slots = [.. model.Optimizer!.Slots.Select((_, slot) => Numbers(random, model.Optimizer.SlotShape(slot, weight)?.Elements ?? 0).Select(Math.Abs).ToArray())];
            var ports = reference.Ports(weight, Numbers(random, weight.Length), Numbers(random, weight.Length), slots, 0.1, 7);
            WholeWeights.SchedulesComputeTheGraph(reference.Graph(weight), ports);
        }
    }

    [Fact]
    public void Lamb_StepHasTheNormOfTheWeight_OrOfTheDirectionWhereThatIsZero()
    {
        var model = ModelSource.BindValid("[Input(2), Dense(1, UseBias = false), MeanSquaredError, Lamb]");
        double[] Moved(params double[] weight) => [.. new ReferenceOptimizer(model).Step(weight, [2, -2], 0.1).Zip(weight, (after, before) => Math.Round(after - before, 6))];

        // the direction of the first step is the sign of the gradient, of norm √2
        Assert.Equal([-0.353553, 0.353553], Moved(3, 4));
        Assert.Equal([-0.1, 0.1], Moved(0, 0));
    }

    [Fact]
    public void Muon_ChoosesByAxesAndName()
    {
        static IEnumerable<string> Whole(string arguments) => ModelSource.BindValid($"[Input(6), Embedding(9, 4), Gru(3, ResetAfter = true), Dense(2), CategoricalCrossentropy, Muon({arguments})]") is var model
            ? model.Weights.Where(model.Optimizer!.IsWhole).Select(w => w.Name) : [];

        Assert.Equal(["gru_1/kernel", "gru_1/recurrent_kernel", "gru_1/bias", "dense_1/kernel"], Whole(""));
        Assert.Equal(["embedding_1/embeddings", "gru_1/bias", "dense_1/kernel"], Whole("ExcludeEmbeddings = false, ExcludeLayers = new[] { \"^gru.*kernel$\" }"));
    }

    [Fact]
    public void Muon_PatternThatIsNone_IsRefused() => Assert.Equal("Model1: ExcludeLayers of [Muon] must hold regular expressions, but is \"gru\", \"(\".",
        Assert.Single(ModelSource.Bind("[Input(3), Dense(2), MeanSquaredError, Muon(ExcludeLayers = new[] { \"gru\", \"(\" })]").Findings).Sentence);

    internal static BoundModel Model(string optimizer) => ModelSource.BindValid($"[Input(6, 3), Conv1D(4, 2), Gru(3, ResetAfter = true), Dense(2), Dense(5), MeanSquaredError, {optimizer}]");

    internal static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
}
