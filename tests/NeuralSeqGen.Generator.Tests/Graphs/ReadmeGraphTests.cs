using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>What the README shows of graphs is code that compiles.</summary>
public sealed class ReadmeGraphTests
{
    [Theory]
    [InlineData("Tagger", "int[,] words, float[,,] letters, int[,] tags, int[] topics, int[,] words2, float[,,] letters2, int[,] tags2, int[] topics2")]
    [InlineData("Translator", "int[,] source, int[,] words")]
    public void Example_CompilesAsItStands(string model, string arrays)
    {
        var (source, use) = Example(model);
        var run = GeneratorHarness.Run(source);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(UserCode.Check(run, $"using System; using NeuralSeqGen; internal static class User {{ internal static void Call({arrays}) {{ {use} }} }}"));
    }

    /// <summary>Tags at the padding of a sentence change neither loss nor metric.</summary>
    [Fact]
    public void Tagger_DoesNotTrainOnItsPadding()
    {
        var core = LoadedModels.CoreOf(QuickLoad.Of(GeneratorHarness.Run(Example("Tagger").Model)).Create("Tagger", 1));
        var random = new Random(1);
        int[,] words = new int[5, 20], tags = new int[5, 20], others = new int[5, 20];
        float[,,] letters = new float[5, 20, 4];
        for (int n = 0; n < 5; n++)
        {
            for (int t = 0; t < 20; t++)
            {
                (tags[n, t], others[n, t]) = (random.Next(9), random.Next(9));
                if (t < 8 + n)
                {
                    (words[n, t], letters[n, t, 2], others[n, t]) = (1 + random.Next(4999), 1, tags[n, t]);
                }
            }
        }

        int[] topics = [0, 1, 2, 0, 1];
        Assert.Equal(core.Evaluate([words, letters], [tags, topics]).ToString(), core.Evaluate([words, letters], [others, topics]).ToString());
        others[0, 0] = (tags[0, 0] + 1) % 9;
        Assert.NotEqual(core.Evaluate([words, letters], [tags, topics]).Loss, core.Evaluate([words, letters], [others, topics]).Loss);
    }

    private static (string Model, string Use) Example(string model)
    {
        string[] blocks = [.. File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n").Split("```csharp\n").Skip(1).Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)])];
        int at = Array.FindIndex(blocks, block => block.Contains("class " + model, StringComparison.Ordinal));
        return ("using NeuralSeqGen;\n/// <summary>The README's.</summary>\n" + blocks[at], blocks[at + 1]);
    }
}
