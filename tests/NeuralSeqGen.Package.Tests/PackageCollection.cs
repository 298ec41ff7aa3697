namespace NeuralSeqGen.Package.Tests;

/// <summary>One package for all tests, and one build at a time.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFixture>
{
    /// <summary>The name the test classes refer to.</summary>
    public const string Name = "package";
}
