namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>The numbers are Keras's: every case through the real path, from attributes to trained weights.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private const string Folder = "NSG_CONFORMANCE_DIR";

    private static readonly FixtureSuite InRepository = new(Repository.PathOf("tests", "fixtures"));
    private static readonly FixtureSuite? Given = Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder ? new(folder) : null;

    public static TheoryData<string> SupportedNames => [.. InRepository.Supported.Select(f => f.Name)];

    public static TheoryData<string> GivenNames => [.. Given?.Fixtures.Select(f => f.Name) ?? []];

    [Theory]
    [MemberData(nameof(SupportedNames))]
    public void Case_GivesKerasNumbers(string name) => AssertSame(InRepository, name);

    /// <summary>More cases of the same format, from the folder that the environment variable names; one that cannot be run fails.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(GivenNames))]
    public void GivenCase_GivesKerasNumbers(string name) => AssertSame(Given!, name);

    [Fact]
    public void CasesThatCannotBeRunYet_AreTheKnownOnes()
    {
        var reasons = InRepository.Fixtures.ToDictionary(f => f.Name, FixtureSource.ReasonAgainst);
        foreach (var (name, reason) in reasons.Where(r => r.Value is not null))
        {
            output.WriteLine($"{name}: {reason}");
        }

        Assert.Equal(SupportedCases.All, reasons.Where(r => r.Value is null).Select(r => r.Key));
    }

    private static void AssertSame(FixtureSuite suite, string name)
    {
        var differences = suite.Run(name);
        Assert.True(differences.Count == 0, name + "\n" + string.Join("\n", differences));
    }
}
