namespace NeuralSeqGen.Package.Tests;

/// <summary>The vector widths that a project has code for when it names none: all of them where the build optimises, else the one that is always there.</summary>
[Collection(PackageCollection.Name)]
public sealed class VectorWidthTests(PackageFixture package)
{
    private const string Program = """
        using System.Reflection;
        using NeuralSeqGen;

        var programs = typeof(Tiny).GetNestedTypes(BindingFlags.NonPublic).Select(type => type.Name).Where(name => name.Contains("Program")).Order();
        Console.WriteLine($"[{string.Join(" ", programs)}] {new Tiny(seed: 1).Predict(new float[1, 3]).Length}");

        /// <summary>One layer.</summary>
        [SequenceModel, Input(3), Dense(2), MeanSquaredError, Sgd]
        public sealed partial class Tiny;
        """;

    [Theory]
    [InlineData("", "[__Program128] 2")]
    [InlineData("<NeuralSeqGenVectorWidths>512;256</NeuralSeqGenVectorWidths>", "[__Program128 __Program256 __Program512] 2")]
    [InlineData("<Optimize>true</Optimize>", "[__Program128 __Program256 __Program512] 2")]
    public void DebugBuild_HasPrograms(string properties, string output)
    {
        using var project = new ConsumerProject(package, properties);
        project.Write("Program.cs", Program);
        Assert.Empty(project.Build("-c", "Debug").Succeeded().Warnings);
        Assert.Contains(output, project.Run().Succeeded().Output);
    }

    [Fact]
    public void ReleaseBuild_NamesNoWidth()
    {
        using var project = new ConsumerProject(package);
        project.Write("Program.cs", "System.Console.WriteLine();");
        project.Build().Succeeded();
        Assert.Equal("", project.Property("NeuralSeqGenVectorWidths", "-p:Configuration=Release"));
        Assert.Equal("128", project.Property("NeuralSeqGenVectorWidths", "-p:Configuration=Debug"));
        Assert.Equal("", project.Property("NeuralSeqGenShortCode", "-p:Configuration=Release"));
        Assert.Equal("true", project.Property("NeuralSeqGenShortCode", "-p:Configuration=Debug"));
    }

    [Theory]
    [InlineData("", "DOTNET_TieredPGO=0")]
    [InlineData("<CscEnvironment>Other=1</CscEnvironment>", "Other=1;DOTNET_TieredPGO=0")]
    [InlineData("<CscEnvironment>DOTNET_TieredPGO=1</CscEnvironment>", "DOTNET_TieredPGO=1")]
    public void TheCompilerOfOneBuild_DoesNotMeasureItself(string properties, string environment)
    {
        using var project = new ConsumerProject(package, properties);
        project.Write("Program.cs", "System.Console.WriteLine();");
        project.Build().Succeeded();
        Assert.Equal(environment, project.Property("CscEnvironment", "-p:Configuration=Debug"));
    }
}
