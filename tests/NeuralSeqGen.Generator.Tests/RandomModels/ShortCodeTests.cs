using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>The code of a build that .NET does not optimise is shorter, and computes the same bits: groups, training, one sequence and streams.</summary>
public sealed class ShortCodeTests
{
    private const int FirstSeed = 30_000, Count = 20;

    private static readonly BuildProperties Long = BuildProperties.Of("NeuralSeqGenVectorWidths", "128");
    private static readonly BuildProperties Short = new(new Dictionary<string, string> { ["NeuralSeqGenVectorWidths"] = "128", ["NeuralSeqGenShortCode"] = "true" });

    [Fact]
    public void RandomModels_ComputeTheSameBits()
    {
        string[] sources = [.. Enumerable.Range(FirstSeed, Count).Select(Source)];
        using var longer = QuickLoad.Of(GeneratorHarness.Run(Long, sources));
        using var shorter = QuickLoad.Of(GeneratorHarness.Run(Short, sources));
        for (int seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            var model = ModelSource.BindValid(RandomModel.Attributes(seed));
            RandomModelCheck expected = new(model, longer, Name(seed), seed), given = new(model, shorter, Name(seed), seed);
            Assert.Equal(expected.Widest(), given.Widest());
            Assert.Equal(expected.OneSequence(), given.OneSequence());
        }
    }

    [Fact]
    public void TheQuestionsModel_IsASixthShorter()
    {
        int longer = ModelBudget.Lines("Model1", GeneratorHarness.Run(Long, Question.Model1)), shorter = ModelBudget.Lines("Model1", GeneratorHarness.Run(Short, Question.Model1));
        Assert.InRange(shorter, 1_000, longer * 5 / 6);
    }

    private static string Name(int seed) => $"Short{seed}";

    private static string Source(int seed) => $"using NeuralSeqGen; /// <summary>A random model.</summary>\n[SequenceModel] {RandomModel.Attributes(seed)} public sealed partial class {Name(seed)};\n";
}
