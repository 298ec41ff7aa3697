namespace NeuralSeqGen.Package.Tests;

/// <summary>The sample of the well-known question, built outside the repository against the package.</summary>
[Collection(PackageCollection.Name)]
public sealed class QuestionSampleTests(PackageFixture package)
{
    [Fact]
    public void Sample_Builds_WithoutWarning_AndRuns()
    {
        using var project = Copy(withMistake: false);
        var build = project.Build("-c", "Debug").Succeeded();
        Assert.Empty(build.Warnings);

        string output = project.Run().Succeeded().Output;
        Assert.Contains("gru_1: 1,536 parameters", output);
        Assert.Contains("136 parameters", output);
        Assert.Contains("255 parameters", output);
        Assert.Contains("Model1 and Model2 with equal weights: equal outputs", output);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Mistake_Uncommented_IsOneError_NSG0301(string runAnalyzers)
    {
        using var project = Copy(withMistake: true);
        var build = project.Build($"-p:RunAnalyzers={runAnalyzers}").Failed();
        Assert.Equal(["NSG0301"], build.ErrorIds);
        Assert.Contains("Model3", build.Errors[0]);
        Assert.Contains("ReturnSequences = true", build.Errors[0]);
    }

    private ConsumerProject Copy(bool withMistake)
    {
        var project = new ConsumerProject(package, "<InvariantGlobalization>true</InvariantGlobalization>");
        foreach (string file in Directory.GetFiles(Repository.PathOf("samples", "Question"), "*.cs"))
        {
            string text = File.ReadAllText(file);
            project.Write(Path.GetFileName(file), withMistake && Path.GetFileName(file) == "Program.cs" ? Uncomment(text) : text);
        }
        return project;
    }

    /// <summary>Takes the comment marks away between the sample's markers.</summary>
    private static string Uncomment(string text)
    {
        string[] lines = text.Split('\n');
        int first = Array.IndexOf(lines, "// <mistake>") + 1;
        int last = Array.IndexOf(lines, "// </mistake>");
        Assert.InRange(last - first, 1, 5);
        for (int i = first; i < last; i++)
        {
            lines[i] = lines[i]["// ".Length..];
        }

        return string.Join('\n', lines);
    }
}
