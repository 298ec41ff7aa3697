using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Generator.Tests.RandomModels;

/// <summary>Generated code of graphs of any layers computes what a float64 interpreter of the graphs computes, at every width.</summary>
public sealed class RandomGraphTests
{
    private const int PerCompilation = 20;

    // other graphs than those of the compiler's own tests
    private const int FirstSeed = 10_000;

    public static int Count => int.TryParse(Environment.GetEnvironmentVariable(RandomModelTests.CountVariable), out int count) ? count : 40;

    public static TheoryData<int> Compilations => [.. Enumerable.Range(0, (Count + PerCompilation - 1) / PerCompilation)];

    [Theory]
    [MemberData(nameof(Compilations))]
    public void GeneratedCode_ComputesWhatTheGraphSays(int compilation)
    {
        int[] seeds = [.. Enumerable.Range(FirstSeed + (compilation * PerCompilation), Math.Min(PerCompilation, Count - (compilation * PerCompilation)))];
        var run = GeneratorHarness.Run([.. seeds.Select(seed => $"using NeuralSeqGen;\n{Declaration(seed)}")]);
        using var models = QuickLoad.Of(run);
        foreach (int seed in seeds)
        {
            try
            {
                ModelBudget.Check(Name(seed), run, models);
                new RandomModelCheck(RandomGraph.Bind(seed), models, Name(seed), seed).Run();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"graph {seed}: {Declaration(seed)}: {e.Message}", e);
            }
        }
    }

    private static string Name(int seed) => $"Graph{seed}";

    private static string Declaration(int seed) => RandomGraph.Declaration(seed, "internal sealed partial class " + Name(seed));
}
