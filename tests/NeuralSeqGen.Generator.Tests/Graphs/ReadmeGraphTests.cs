using NeuralSeqGen.CompilerServices;
using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>What the README shows of graphs is code that compiles.</summary>
public sealed class ReadmeGraphTests
{
    [Theory]
    [InlineData("Tagger", "int[,] words, float[,,] letters, int[,] tags, int[] topics, int[,] words2, float[,,] letters2, int[,] tags2, int[] topics2")]
    [InlineData("Translator", "int[,] source, int[,] words")]
    [InlineData("Writer", "Writer writer, int[,] texts, int[] prompt, string letters")]
    [InlineData("Storyteller", "int[,] text")]
    public void Example_CompilesAsItStands(string model, string arrays)
    {
        var (source, use) = Example(model);
        var run = GeneratorHarness.Run(source);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(UserCode.Check(run, $"using System; using NeuralSeqGen; internal static class User {{ internal static void Call({arrays}) {{ {use} }} }}"));
    }

    /// <summary>Tags at the padding of a sentence change neither loss nor metric, and may be none.</summary>
    [Fact]
    public void Tagger_DoesNotTrainOnItsPadding()
    {
        var core = LoadedModels.CoreOf(QuickLoad.Of(GeneratorHarness.Run(Example("Tagger").Model)).Create("Tagger", 1));
        var (words, letters, tags, topics) = Sentences();
        int[,] others = AtPadding(words, tags, 8);
        Assert.Equal(core.Evaluate([words, letters], [tags, topics]).ToString(), core.Evaluate([words, letters], [others, topics]).ToString());
        Assert.Equal(core.Evaluate([words, letters], [tags, topics]).Loss, core.Evaluate([words, letters], [AtPadding(words, tags, -1), topics]).Loss);
        others[0, 0] = (tags[0, 0] + 1) % 9;
        Assert.NotEqual(core.Evaluate([words, letters], [tags, topics]).Loss, core.Evaluate([words, letters], [others, topics]).Loss);
    }

    /// <summary>A topic that is missing has a weight of 0 for its own output, and may be any number.</summary>
    [Fact]
    public void Tagger_DoesNotReadATopicOfWeightZero()
    {
        var core = LoadedModels.CoreOf(QuickLoad.Of(GeneratorHarness.Run(Example("Tagger").Model)).Create("Tagger", 1));
        var (words, letters, tags, topics) = Sentences();
        double expected = core.Evaluate([words, letters], [tags, topics], targetWeights: new TargetWeights((float[,]?)null, [null, [1, 0, 1, 1, 1]])).Loss;
        topics[1] = -1;
        Assert.Equal(expected, core.Evaluate([words, letters], [tags, topics], targetWeights: new TargetWeights((float[,]?)null, [null, [1, 0, 1, 1, 1]])).Loss);
        Assert.Contains("at topic[1], ", Assert.Throws<LabelOutOfRangeException>(() => core.Evaluate([words, letters], [tags, topics], targetWeights: new TargetWeights((float[,]?)null, [[1, 0, 1, 1, 1], null]))).Message, StringComparison.Ordinal);
    }

    /// <summary>Without a mask on both inputs every step counts: so it is in Keras 3.</summary>
    [Fact]
    public void Tagger_WithOneInputUnmasked_CountsItsPadding()
    {
        string source = Example("Tagger").Model.Replace("nameof(Spelling)", "nameof(Letters)", StringComparison.Ordinal).Replace("[Masking(From = nameof(Letters))]", "[Output, Masking(From = nameof(Letters))]", StringComparison.Ordinal);
        var core = LoadedModels.CoreOf(QuickLoad.Of(GeneratorHarness.Run(source)).Create("Tagger", 1));
        var (words, letters, tags, topics) = Sentences();
        Assert.NotEqual(core.Evaluate([words, letters], [tags, topics]).Loss, core.Evaluate([words, letters], [AtPadding(words, tags, 8), topics]).Loss);
        Assert.Contains("'tags' holds the label -1 at tags[0, 8], ", Assert.Throws<LabelOutOfRangeException>(() => core.Evaluate([words, letters], [AtPadding(words, tags, -1), topics])).Message, StringComparison.Ordinal);
    }

    private static (int[,] Words, float[,,] Letters, int[,] Tags, int[] Topics) Sentences()
    {
        var random = new Random(1);
        int[,] words = new int[5, 20], tags = new int[5, 20];
        float[,,] letters = new float[5, 20, 4];
        for (int n = 0; n < 5; n++)
        {
            for (int t = 0; t < 8 + n; t++)
            {
                (words[n, t], letters[n, t, 2], tags[n, t]) = (1 + random.Next(4999), 1, random.Next(9));
            }
        }

        return (words, letters, tags, [0, 1, 2, 0, 1]);
    }

    private static int[,] AtPadding(int[,] words, int[,] tags, int tag)
    {
        int[,] others = (int[,])tags.Clone();
        for (int i = 0; i < others.Length; i++)
        {
            others[i / 20, i % 20] = words[i / 20, i % 20] == 0 ? tag : tags[i / 20, i % 20];
        }

        return others;
    }

    /// <summary>A model of the README, and what is done with it there.</summary>
    internal static (string Model, string Use) Example(string model)
    {
        string[] blocks = [.. File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n").Split("```csharp\n").Skip(1).Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)])];
        int at = Array.FindIndex(blocks, block => block.Contains("class " + model, StringComparison.Ordinal));
        return ("using NeuralSeqGen;\n/// <summary>The README's.</summary>\n" + blocks[at], blocks[at + 1]);
    }
}
