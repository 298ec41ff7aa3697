using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace NeuralSeqGen.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class PackageLayoutTests(PackageFixture package)
{
    private static readonly string[] Analyzers = ["NeuralSeqGen.Analyzers.dll", "NeuralSeqGen.CodeFixes.dll", "NeuralSeqGen.Compiler.dll", "NeuralSeqGen.Generator.dll"];

    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("lib/net10.0/NeuralSeqGen.dll")]
    [InlineData("lib/net10.0/NeuralSeqGen.xml")]
    [InlineData("build/net10.0/NeuralSeqGen.props")]
    [InlineData("buildTransitive/net10.0/NeuralSeqGen.props")]
    [InlineData("build/net10.0/NeuralSeqGen.targets")]
    [InlineData("buildTransitive/net10.0/NeuralSeqGen.targets")]
    public void Package_Contains(string entry) => Assert.Contains(entry, package.Entries());

    [Fact]
    public void AnalyzersFolder_HoldsOurFourAssembliesAndNothingElse()
    {
        string[] found = [.. package.Entries().Where(entry => entry.StartsWith("analyzers/")).Order(StringComparer.Ordinal)];
        Assert.Equal(Analyzers.Select(name => $"analyzers/dotnet/cs/{name}"), found);
    }

    [Fact]
    public void LibFolder_HoldsTheRuntimeOnly()
    {
        string[] found = [.. package.Entries().Where(entry => entry.StartsWith("lib/")).Order(StringComparer.Ordinal)];
        Assert.Equal(["lib/net10.0/NeuralSeqGen.dll", "lib/net10.0/NeuralSeqGen.xml"], found);
    }

    /// <summary>A file right in build/ would make the package compatible with every framework.</summary>
    [Fact]
    public void BuildFolders_HoldNothingOutsideTheFramework()
    {
        string[] found = [.. package.Entries().Where(entry => entry.StartsWith("build")).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["build/net10.0/NeuralSeqGen.props", "build/net10.0/NeuralSeqGen.targets", "buildTransitive/net10.0/NeuralSeqGen.props", "buildTransitive/net10.0/NeuralSeqGen.targets"],
            found);
    }

    [Fact]
    public void Nuspec_NamesNoDependencyAndTheLicence()
    {
        var nuspec = XDocument.Parse(Encoding.UTF8.GetString(package.Read("NeuralSeqGen.nuspec")).TrimStart('\uFEFF'));
        Assert.DoesNotContain(nuspec.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("MIT", nuspec.Descendants().Single(element => element.Name.LocalName == "license").Value);
    }

    [Fact]
    public void Analyzers_ReferenceNoRoslynNewerThanFive()
    {
        foreach (string analyzer in Analyzers)
        {
            foreach ((string name, var version) in References(package.Read($"analyzers/dotnet/cs/{analyzer}")))
            {
                Assert.False(name.StartsWith("Microsoft.CodeAnalysis") && version > new Version(5, 0, 0, 0), $"{analyzer} references {name} {version}");
            }
        }
    }

    [Fact]
    public void Analyzers_OnlyCodeFixesReferencesWorkspaces()
    {
        foreach (string analyzer in Analyzers)
        {
            bool workspaces = References(package.Read($"analyzers/dotnet/cs/{analyzer}")).Any(reference => reference.Name.EndsWith(".Workspaces"));
            Assert.True(!workspaces || analyzer == "NeuralSeqGen.CodeFixes.dll", $"{analyzer} references Workspaces, which the command line compiler has not");
        }
    }

    private static List<(string Name, Version Version)> References(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }
}
