namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>Who may import whom; the picture is in CONTRIBUTING.md.</summary>
public sealed class ImportTests
{
    [Theory]
    [InlineData("Model", "")]
    [InlineData("Parsing", "Model Binding Layers")]
    [InlineData("IR", "Ops")]
    [InlineData("Ops", "IR Passes")]
    [InlineData("Passes", "IR Ops")]
    [InlineData("Activations", "IR Ops")]
    [InlineData("Initializers", "IR")]
    [InlineData("Layers", "Activations Initializers Binding Model Lowering IR Ops")]
    [InlineData("Losses", "Binding Lowering IR Ops")]
    [InlineData("Metrics", "Losses Binding Lowering IR Ops")]
    [InlineData("Optimizers", "Binding Lowering IR Ops")]
    [InlineData("LearningRates", "Binding")]
    [InlineData("Schedule", "IR Ops")]
    public void Folder_ImportsOnly(string folder, string allowed)
    {
        string[] names = [folder, .. allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        List<string> files = [.. SourceTree.Files("generator", "NeuralSeqGen.Compiler", folder)];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.All(SourceTree.CompilerFoldersIn(file), import => Assert.Contains(import, names)));
    }

    [Fact]
    public void Emit_IsImportedByCompilationOnly()
    {
        var others = SourceTree.Files("generator", "NeuralSeqGen.Compiler").Where(file => !Below(file, "Emit") && !Below(file, "Compilation") && Folder(file) != ".");
        Assert.All(others, file => Assert.DoesNotContain("Emit", SourceTree.CompilerFoldersIn(file)));
    }

    [Fact]
    public void Compilation_IsImportedByNoOtherFolder()
    {
        var others = SourceTree.Files("generator", "NeuralSeqGen.Compiler").Where(file => !Below(file, "Compilation"));
        Assert.All(others, file => Assert.DoesNotContain("Compilation", SourceTree.CompilerFoldersIn(file)));
    }

    [Fact]
    public void Roslyn_AppearsInParsingOnly()
    {
        var others = SourceTree.Files("generator", "NeuralSeqGen.Compiler").Where(file => !Below(file, "Parsing"));
        Assert.All(others, file => Assert.DoesNotContain("Microsoft.CodeAnalysis", SourceTree.WithoutComments(file)));
    }

    [Fact]
    public void Runtime_KnowsNeitherRoslynNorTheCompiler()
    {
        Assert.All(SourceTree.Files("src", "NeuralSeqGen"), file =>
        {
            string text = SourceTree.WithoutComments(file);
            Assert.DoesNotContain("Microsoft.CodeAnalysis", text);
            Assert.DoesNotContain("NeuralSeqGen.Compiler.", text);
        });
    }

    [Fact]
    public void Workspaces_AreReferencedByCodeFixesOnly()
    {
        string[] projects = ["generator/NeuralSeqGen.Compiler/NeuralSeqGen.Compiler.csproj", "generator/NeuralSeqGen.Generator/NeuralSeqGen.Generator.csproj", "analyzers/NeuralSeqGen.Analyzers/NeuralSeqGen.Analyzers.csproj"];
        Assert.All(projects, project => Assert.DoesNotContain("Workspaces", File.ReadAllText(Path.Combine(SourceTree.Root, project))));
    }

    private static bool Below(string file, string folder) => Folder(file).Split('/', '\\')[0] == folder;

    private static string Folder(string file) =>
        Path.GetRelativePath(Path.Combine(SourceTree.Root, "generator", "NeuralSeqGen.Compiler"), Path.GetDirectoryName(file)!);
}
