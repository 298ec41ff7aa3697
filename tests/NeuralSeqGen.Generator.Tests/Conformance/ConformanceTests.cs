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

    /// <summary>Lists what cannot be run yet and why; a case runs as soon as the catalogues have what it needs.</summary>
    [Fact]
    public void CasesThatCannotBeRunYet_LackSomethingByName()
    {
        var reasons = InRepository.Fixtures.Select(f => (f.Name, Reason: InRepository.ReasonAgainst(f))).Where(r => r.Reason is not null).ToList();
        reasons.ForEach(r => output.WriteLine($"{r.Name}: {r.Reason}"));

        Assert.Equal(108, InRepository.Fixtures.Count);
        Assert.True(InRepository.Fixtures.Count - reasons.Count >= 58, $"{reasons.Count} cases cannot be run: {string.Join(", ", reasons)}");
    }

    private static void AssertSame(FixtureSuite suite, string name)
    {
        var differences = suite.Run(name);
        Assert.True(differences.Count == 0, name + "\n" + string.Join("\n", differences));
    }
}
