using NeuralSeqGen.CompilerServices;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Generate, a step for each id, against predicting whole sequences: greedy, searched, drawn, for every kind of decoder.</summary>
public sealed class StepwiseGenerationTests
{
    private const int Samples = 5;
    private const double Tie = 1e-5;

    private static readonly Lazy<LoadedModels> Models = new(() => QuickLoad.Of(GeneratorHarness.Run(GenerationModels.Source)));

    public static TheoryData<int> Decoders => [.. Enumerable.Range(0, GenerationModels.Decoders.Count)];

    [Theory]
    [MemberData(nameof(Decoders))]
    public void Ids_AreThoseOfWholeSequences(int decoder)
    {
        var core = Core("M" + decoder);
        int ties = 0;
        foreach (int width in new[] { 1, 2, 4 })
        {
            ties += Compare(core, [Source()], core.Generate([Source()], new() { BeamWidth = width }), width);
        }

        Assert.InRange(ties, 0, 1);
    }

    [Fact]
    public void AModelOfOneInput_GoesByItsStep()
    {
        var core = Core("Alone");
        Assert.Equal(0, ProgramOf(core).DecodeArena);
        Assert.True(ProgramOf(core).StepArena > 0);
        Assert.InRange(Compare(core, [], core.Generate(1, new()), 1) + Compare(core, [], core.Generate(1, new() { BeamWidth = 3 }), 3), 0, 0);
    }

    /// <summary>Each id is drawn from the probabilities of a whole sequence with the ids before it.</summary>
    [Theory]
    [MemberData(nameof(Decoders))]
    public void DrawnIds_AreThoseOfWholeSequences(int decoder)
    {
        var core = Core("M" + decoder);
        int[,] ids = core.Generate([Source()], new() { Temperature = 1.5, Seed = 3, TopK = 4 });
        for (int s = 0; s < Samples; s++)
        {
            var whole = new WholeSearch(core, [Source()], s);
            var random = new RandomSource(3, RandomPurpose.Generation, s);
            int[] drawn = Row(ids, s);
            for (int t = 0; t < drawn.Length; t++)
            {
                double[] scores = whole.Logarithms(drawn[..t]);
                DrawnIds.Limit(scores, new() { Temperature = 1.5, TopK = 4 });
                Assert.Equal(TokenScores.Draw(scores, 1.5, random.NextDouble()), drawn[t]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Decoders))]
    public void OnlyDecodersThatLookBack_HaveAStep(int decoder) => Assert.Equal(GenerationModels.GoesStepByStep(decoder), ProgramOf(Core("M" + decoder)).DecodeArena > 0);

    [Fact]
    public void Scores_AreThoseOfTheSequences()
    {
        var core = Core("M2");
        var found = new IReadOnlyList<GeneratedSequence>[Samples];
        core.Generate([Source()], new() { BeamWidth = 3, OnSample = (sample, best) => found[sample] = best });
        Assert.All(found, (best, sample) =>
        {
            Assert.Equal(3, best.Count);
            Assert.All(best, sequence => Assert.Equal(new WholeSearch(core, [Source()], sample).Score([.. sequence.Ids]), sequence.Score, Tie));
        });
    }

    [Fact]
    public void APrefix_IsGoneOnWith()
    {
        var core = Core("M1");
        int[,] free = core.Generate([Source()], new() { MinLength = 7 });
        int[,] led = core.Generate([Source()], new() { MinLength = 7, Prefixes = [.. Enumerable.Range(0, Samples).Select(s => Row(free, s)[..3])] });
        Assert.Equal(free, led);
        int[,] other = core.Generate([Source()], new() { Prefixes = [.. Enumerable.Range(0, Samples).Select(s => new[] { 5 })] });
        Assert.All(Enumerable.Range(0, Samples), s => Assert.Equal(5, other[s, 0]));
        Assert.All(Enumerable.Range(0, Samples), s =>
        {
            int[] ids = Row(other, s);
            double[] scores = new WholeSearch(core, [Source()], s).Logarithms(ids[..1]);
            Assert.True(scores.Max() - scores[ids[1]] < Tie);
        });
    }

    [Fact]
    public void ACancelledCall_EndsWithItsException()
    {
        using var source = new CancellationTokenSource();
        int told = 0;
        Assert.Throws<OperationCanceledException>(() => Core("M0").Generate([Source()], new() { Cancellation = source.Token, OnId = _ => { Interlocked.Increment(ref told); source.Cancel(); } }));
        Assert.InRange(told, 1, Samples);
    }

    /// <summary>How many samples have other ids that are as likely; others must be equal.</summary>
    internal static int Compare(ModelCore core, Array[] given, int[,] ids, int width)
    {
        int ties = 0;
        for (int s = 0; s < ids.GetLength(0); s++)
        {
            var whole = new WholeSearch(core, given, s);
            int[] expected = whole.Best(width), found = Row(ids, s);
            if (!expected.SequenceEqual(found))
            {
                Assert.Equal(whole.Score(expected), whole.Score(found), Tie);
                ties++;
            }
        }

        return ties;
    }

    internal static int[] Row(int[,] ids, int sample)
    {
        int[] all = [.. Enumerable.Range(0, ids.GetLength(1)).Select(t => ids[sample, t])];
        int end = Array.IndexOf(all, 2);
        return end < 0 ? all : all[..(end + 1)];
    }

    internal static float[,,] Source(int samples = Samples)
    {
        var random = new Random(4);
        float[,,] x = new float[samples, 5, 3];
        foreach (ref float value in Sequences.AsSpan(x))
        {
            value = (float)(random.NextDouble() * 2 - 1);
        }

        return x;
    }

    internal static ModelCore Core(string name)
    {
        var random = new Random(9);
        int count = LoadedModels.CoreOf(Models.Value.Create(name)).ParameterCount;
        return Models.Value.Core(name, 1, [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 2.4 - 1.2))]);
    }

    private static ModelProgram ProgramOf(ModelCore core) => core.Definition.Program(core.VectorBits);
}
