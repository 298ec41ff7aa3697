using NeuralSeqGen.CompilerServices;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>The transformer of the README: it trains, and writes what predicting whole sequences writes, with either kind of position and in either order of normalisation.</summary>
public sealed class TransformerTests
{
    private const double Tie = 1e-5;

    [Theory]
    [InlineData("", "")]
    [InlineData(", PositionEmbedding, ", ", SinePositionEncoding(MaxWavelength = 200), ")]
    [InlineData("MultiHeadAttention(4, 16,", "MultiHeadAttention(4, 16, Rotary = true,")]
    [InlineData("MultiHeadAttention(4, 16,", "GroupedQueryAttention(16, 4, 2, Rotary = true, RotaryMaxWavelength = 100,")]
    [InlineData("[Add(nameof(X), nameof(Attended))]", "[Add(nameof(X), nameof(Attended)), LayerNormalization]")]
    [InlineData("ReversibleEmbedding(90, 64,", "ReversibleEmbedding(90, 64, LogitSoftCap = 4, TieWeights = false,")]
    public void Ids_AreThoseOfWholeSequences(string text, string other)
    {
        string source = ReadmeGraphTests.Example("Storyteller").Model;
        string changed = text.Length == 0 ? source : source.Replace(text, other, StringComparison.Ordinal);
        Assert.True(text.Length == 0 || changed != source);
        var core = LoadedModels.CoreOf(QuickLoad.Of(GeneratorHarness.Run(changed)).Create("Storyteller", 1));
        var (previous, next) = Text();
        double before = core.Evaluate([previous], [next]).Loss;
        core.Fit([previous], [next], new() { Epochs = 3, BatchSize = 4 });

        Assert.True(core.Evaluate([previous], [next]).Loss < before);
        Assert.Equal(0, Differences(core, core.Generate(1, new()), 1) + Differences(core, core.Generate(1, new() { BeamWidth = 3 }), 3));
    }

    private static int Differences(ModelCore core, int[,] ids, int width)
    {
        var whole = new WholeSearch(core, [], 0);
        int[] expected = whole.Best(width), found = [.. Enumerable.Range(0, ids.GetLength(1)).Select(t => ids[0, t])];
        int end = Array.IndexOf(found, 2);
        found = end < 0 ? found : found[..(end + 1)];
        return expected.SequenceEqual(found) || Math.Abs(whole.Score(expected) - whole.Score(found)) < Tie ? 0 : 1;
    }

    /// <summary>What the decoder reads and what it is to give: the same, one step on.</summary>
    private static (int[,] Previous, int[,] Next) Text()
    {
        int[,] previous = new int[16, 48], next = new int[16, 48];
        for (int i = 0; i < next.Length; i++)
        {
            next[i / 48, i % 48] = 3 + ((i * 7) % 20);
            previous[i / 48, i % 48] = i % 48 == 0 ? 1 : 3 + (((i - 1) * 7) % 20);
        }

        return (previous, next);
    }
}
