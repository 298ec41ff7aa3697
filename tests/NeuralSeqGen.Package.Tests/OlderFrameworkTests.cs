namespace NeuralSeqGen.Package.Tests;

/// <summary>A project of an older framework is told so by NuGet, not left with a package that brings nothing.</summary>
[Collection(PackageCollection.Name)]
public sealed class OlderFrameworkTests(PackageFixture package)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    public void Restore_IsRefused(string framework)
    {
        // A library without the framework's own packages, which the folder feed does not have.
        using var project = new ConsumerProject(package, $"""
            <TargetFramework>{framework}</TargetFramework>
                <OutputType>Library</OutputType>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
            """);
        var restore = project.Target("Restore").Failed();
        Assert.Equal(["NU1202"], restore.ErrorIds.Distinct());
        Assert.Contains("net10.0", restore.Output);
    }
}
