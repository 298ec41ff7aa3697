namespace NeuralSeqGen.Generator.Tests;

/// <summary>What the README shows of graphs is code that compiles.</summary>
public sealed class ReadmeGraphTests
{
    [Theory]
    [InlineData("Tagger", "int[,] words, float[,,] letters, int[,] tags, int[] topics, int[,] words2, float[,,] letters2, int[,] tags2, int[] topics2")]
    [InlineData("Translator", "int[,] source, int[,] words")]
    public void Example_CompilesAsItStands(string model, string arrays)
    {
        string[] blocks = [.. File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n").Split("```csharp\n").Skip(1).Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)])];
        int at = Array.FindIndex(blocks, block => block.Contains("class " + model, StringComparison.Ordinal));
        var run = GeneratorHarness.Run("using NeuralSeqGen;\n/// <summary>The README's.</summary>\n" + blocks[at]);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(UserCode.Check(run, $"using System; using NeuralSeqGen; internal static class User {{ internal static void Call({arrays}) {{ {blocks[at + 1]} }} }}"));
    }
}
