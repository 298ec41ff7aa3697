using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Generated code, compiled and run, computes what a float64 interpreter of the graphs computes, at every width and for batches of any size.</summary>
public sealed class RandomModelTests
{
    /// <summary>Environment variable with the number of models; the default keeps the suite short.</summary>
    public const string CountVariable = "NSG_RANDOM_MODELS";

    private const int PerCompilation = 20;

    // other models than those of the compiler's own tests
    private const int FirstSeed = 10_000;

    public static int Count => int.TryParse(Environment.GetEnvironmentVariable(CountVariable), out int count) ? count : 60;

    public static TheoryData<int> Compilations => [.. Enumerable.Range(0, (Count + PerCompilation - 1) / PerCompilation)];

    [Theory]
    [MemberData(nameof(Compilations))]
    public void GeneratedCode_ComputesWhatTheGraphSays(int compilation)
    {
        int[] seeds = [.. Enumerable.Range(FirstSeed + (compilation * PerCompilation), Math.Min(PerCompilation, Count - (compilation * PerCompilation)))];
        Check(BuildProperties.None, seeds);
    }

    /// <summary>The same with features in the lanes wherever that can be, for one model in ten.</summary>
    [Theory]
    [MemberData(nameof(Compilations))]
    public void GeneratedCode_ComputesWhatTheGraphSays_WithFeaturesInTheLanes(int compilation) =>
        Check(BuildProperties.Of("NeuralSeqGenFeatureLanes", "Always"), [.. Enumerable.Range(FirstSeed + Count + (compilation * PerCompilation / 10), PerCompilation / 10)]);

    private static void Check(BuildProperties properties, int[] seeds)
    {
        var run = GeneratorHarness.Run(properties, [.. seeds.Select(Source)]);
        using var models = QuickLoad.Of(run);
        foreach (int seed in seeds)
        {
            string attributes = RandomModel.Attributes(seed);
            try
            {
                ModelBudget.Check(Name(seed), run, models);
                new RandomModelCheck(ModelSource.BindValid(attributes), models, Name(seed), seed).Run();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"model {seed}: {attributes}: {e.Message}", e);
            }
        }
    }

    private static string Name(int seed) => $"Random{seed}";

    private static string Source(int seed) => $"using NeuralSeqGen; /// <summary>A random model.</summary>\n[SequenceModel] {RandomModel.Attributes(seed)} public sealed partial class {Name(seed)};\n";
}
