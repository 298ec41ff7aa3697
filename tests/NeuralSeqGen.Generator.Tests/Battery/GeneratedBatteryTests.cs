using NeuralSeqGen.Compiler.Tests.Battery;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests.Battery;

/// <summary>The samples of every layer as generated code: the interpreter's numbers at the widest vectors, the same bits at the others, for batches that fill no group or several.</summary>
public sealed class GeneratedBatteryTests
{
    private const int PerCompilation = 20;

    private static readonly int[] Batches = [1, 7, 16, 33];

    public static TheoryData<int> Compilations => [.. Enumerable.Range(0, (LayerSamples.All.Count + PerCompilation - 1) / PerCompilation)];

    [Theory]
    [MemberData(nameof(Compilations))]
    public void Samples_GiveTheInterpretersNumbers(int compilation)
    {
        var samples = LayerSamples.All.Skip(compilation * PerCompilation).Take(PerCompilation).Select((sample, i) => (Sample: sample, Name: $"Sample{i}")).ToList();
        using var models = QuickLoad.Of(GeneratorHarness.Run([.. samples.Select(s => Source(s.Sample, s.Name))]));
        var failures = samples.Select(s => Failure(s.Sample, models, s.Name, Batches)).OfType<string>().ToList();

        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    /// <summary>The recurrent ones with features in the lanes, which few of them are large enough for by themselves; a batch that fills no group and one that fills several.</summary>
    [Fact]
    public void RecurrentSamples_GiveTheInterpretersNumbers_WithFeaturesInTheLanes()
    {
        foreach (var chunk in RecurrentSamples.All.Select((sample, i) => (Sample: sample, Name: $"Sample{i}")).Chunk(PerCompilation))
        {
            using var models = QuickLoad.Of(GeneratorHarness.Run(BuildProperties.Of("NeuralSeqGenFeatureLanes", "Always"), [.. chunk.Select(s => Source(s.Sample, s.Name))]));
            var failures = chunk.Select(s => Failure(s.Sample, models, s.Name, [5, 33])).OfType<string>().ToList();

            Assert.True(failures.Count == 0, string.Join("\n", failures));
        }
    }

    /// <summary>Loops over time and steps written out are the same bits.</summary>
    [Fact]
    public void UnrolledSteps_GiveTheBitsOfTheLoop()
    {
        var samples = LayerSamples.All.Where(sample => sample.HasUnrollableSteps).Take(PerCompilation).Select((sample, i) => (Sample: sample, Name: $"Loop{i}", Unrolled: $"Unrolled{i}")).ToList();
        using var models = QuickLoad.Of(GeneratorHarness.Run([.. samples.SelectMany(s => new[] { Source(s.Sample, s.Name), Source(s.Sample.Unrolled(), s.Unrolled) })]));
        foreach (var (sample, loop, unrolled) in samples)
        {
            float[] expected = new RandomModelCheck(sample.Bind(), models, loop, 1, 7).Widest();
            Assert.True(expected.AsSpan().SequenceEqual(new RandomModelCheck(sample.Bind(), models, unrolled, 1, 7).Widest()), sample.ToString());
        }
    }

    private static string? Failure(LayerSample sample, LoadedModels models, string name, int[] batches)
    {
        try
        {
            foreach (int batch in batches)
            {
                new RandomModelCheck(sample.Bind(), models, name, 1, batch).Run();
            }

            return null;
        }
        catch (Exception e)
        {
            return $"{sample}: {e.Message}";
        }
    }

    private static string Source(LayerSample sample, string name) => $"using NeuralSeqGen;\n{sample.Declaration("internal sealed partial class " + name)}";
}
