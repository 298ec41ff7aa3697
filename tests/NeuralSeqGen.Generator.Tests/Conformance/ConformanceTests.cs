using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>The numbers are Keras's: every case through the real path, from attributes to trained weights.</summary>
public sealed class ConformanceTests
{
    private const string Folder = "NSG_CONFORMANCE_DIR";

    private static readonly FixtureSuite InRepository = new(Repository.PathOf("tests", "fixtures"), BuildProperties.None);
    private static readonly FixtureSuite FeaturesInTheLanes = new(Repository.PathOf("tests", "fixtures"), BuildProperties.Of("NeuralSeqGenFeatureLanes", "Always"));
    private static readonly FixtureSuite PartsAsFunctions = new(Repository.PathOf("tests", "fixtures"), BuildProperties.None, areFunctions: true);
    private static readonly FixtureSuite? Given = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder ? new(folder, BuildProperties.None) : null;

    public static TheoryData<string> SupportedNames => [.. InRepository.Supported.Select(f => f.Name)];

    public static TheoryData<string> RecurrentNames => [.. FeaturesInTheLanes.Recurrent.Select(f => f.Name)];

    public static TheoryData<string> FunctionNames => [.. PartsAsFunctions.Functions.Select(f => f.Name)];

    public static TheoryData<string> GivenNames => [.. Given?.Fixtures.Select(f => f.Name) ?? []];

    [Theory]
    [MemberData(nameof(SupportedNames))]
    public void Case_GivesKerasNumbers(string name) => AssertSame(InRepository, name);

    /// <summary>The same with features in the lanes wherever that can be, which few of these models are large enough for by themselves.</summary>
    [Theory]
    [MemberData(nameof(RecurrentNames))]
    public void Case_GivesKerasNumbers_WithFeaturesInTheLanes(string name) => AssertSame(FeaturesInTheLanes, name);

    /// <summary>The same with cells, losses, activations, poolings and normalisations written once more, as functions of tensors.</summary>
    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Case_GivesKerasNumbers_WithPartsAsFunctions(string name) => AssertSame(PartsAsFunctions, name);

    /// <summary>Each part that is written as a function is one in some case.</summary>
    [Fact]
    public void EveryFunction_IsInACase() => Assert.Equal(FunctionParts.Known.Order(), PartsAsFunctions.Functions.SelectMany(FixtureSuite.FunctionsOf).Distinct().Order());

    /// <summary>More cases of the same format, from the folder that the environment variable names; one that cannot be run fails.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(GivenNames))]
    public void GivenCase_GivesKerasNumbers(string name) => AssertSame(Given!, name);

    [Fact]
    public void NoCaseOfTheRepository_LacksAnything()
    {
        Assert.Equal(137, InRepository.Fixtures.Count);
        Assert.All(InRepository.Fixtures, fixture => Assert.Null(InRepository.ReasonAgainst(fixture)));
    }

    private static void AssertSame(FixtureSuite suite, string name)
    {
        var differences = suite.Run(name);
        Assert.True(differences.Count == 0, name + "\n" + string.Join("\n", differences));
    }
}
