using NeuralSeqGen.Compiler.Binding;
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
