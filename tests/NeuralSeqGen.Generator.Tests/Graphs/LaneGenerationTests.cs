using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Generate in lanes: samples and their beginnings share groups, those that are finished make room, and each has the ids that it has alone.</summary>
public sealed class LaneGenerationTests
{
    private const int Many = 150;

    public static TheoryData<int, int> Searches =>
        [.. Enumerable.Range(0, GenerationModels.Decoders.Count).Where(GenerationModels.GoesStepByStep).SelectMany(decoder => new[] { 1, 2, 3, 4, 7, 16 }.Select(width => (decoder, width)))];

    [Theory]
    [MemberData(nameof(Searches))]
    public void Ids_AreThoseOfWholeSequences(int decoder, int width)
    {
        var core = StepwiseGenerationTests.Core("M" + decoder);
        int samples = width == 1 ? Many : 37;
        AssertInLanes(core, samples, width);
        float[,,] source = StepwiseGenerationTests.Source(samples);
        int ties = StepwiseGenerationTests.Compare(core, [source], core.Generate([source], new() { BeamWidth = width }), width);
        Assert.InRange(ties, 0, 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AModelOfOneInput_GoesInLanes(int width)
    {
        var core = StepwiseGenerationTests.Core("Alone");
        AssertInLanes(core, 40, width);
        int[][] prefixes = [.. Enumerable.Range(0, 40).Select(s => new[] { 3 + (s % 7), 3 + (s / 7) })];
        int[,] together = core.Generate(40, new() { BeamWidth = width, Prefixes = prefixes });
        Assert.True(Enumerable.Range(0, 40).Select(s => string.Join(' ', StepwiseGenerationTests.Row(together, s))).Distinct().Count() > 20);
        for (int s = 0; s < 40; s++)
        {
            int[,] alone = core.Generate(1, new() { BeamWidth = width, Prefixes = [prefixes[s]] });
            Assert.Equal(StepwiseGenerationTests.Row(alone, 0), StepwiseGenerationTests.Row(together, s));
        }
    }

    /// <summary>Seeds are those of samples, whatever lane they are in, and each id is told once and in order.</summary>
    [Fact]
    public void DrawnIds_AreThoseOfEachSampleAlone()
    {
        var core = StepwiseGenerationTests.Core("M2");
        float[,,] source = StepwiseGenerationTests.Source(Many);
        AssertInLanes(core, Many, 1);
        var told = new List<int>[Many];
        var options = new GenerateOptions { Temperature = 0.7, Seed = 11, OnId = id => (told[id.Sample] ??= []).Add(id.Id) };
        int[,] ids = core.Generate([source], options);
        for (int s = 0; s < Many; s++)
        {
            var whole = new WholeSearch(core, [source], s);
            var random = new RandomSource(11, RandomPurpose.Generation, s);
            int[] drawn = StepwiseGenerationTests.Row(ids, s);
            Assert.Equal(drawn, told[s]);
            for (int t = 0; t < drawn.Length; t++)
            {
                Assert.Equal(TokenScores.Draw(whole.Logarithms(drawn[..t]), 0.7, random.NextDouble()), drawn[t]);
            }
        }
    }

    [Fact]
    public void FewSequences_GoOneByOne()
    {
        var core = StepwiseGenerationTests.Core("M0");
        var plan = new ExecutionPlan(core.Definition);
        Assert.False(LaneDecoder.Serves(plan, 1, 1));
        Assert.False(LaneDecoder.Serves(plan, 100, 17));
    }

    private static void AssertInLanes(ModelCore core, int samples, int width) => Assert.True(LaneDecoder.Serves(new ExecutionPlan(core.Definition), samples, width));
}
