namespace NeuralSeqGen.Package.Tests;

/// <summary>Invalid models give exactly one error per mistake in a real build, whether analyzers run or not.</summary>
[Collection(PackageCollection.Name)]
public sealed class InvalidModelTests(PackageFixture package)
{
    private const string Loss = "[MeanSquaredError, Sgd]";

    /// <summary>One mistake each: the expected id, and the declaration.</summary>
    private static readonly (string Id, string Code)[] Mistakes =
    [
        ("NSG0001", $"[SequenceModel, Input(4, 3), Gru(2)] {Loss} public sealed partial class TwoLists; [Dense(1)] public sealed partial class TwoLists;"),
        ("NSG0002", $"[SequenceModel, Input(4, 3), Gru(2), Dense(1)] {Loss} public sealed class NotPartial;"),
        ("NSG0003", $"[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), TimeDistributed] {Loss} public sealed partial class WrapperWithoutLayer;"),
        ("NSG0004", $"[SequenceModel, Gru(2), Dense(1)] {Loss} public sealed partial class WithoutInput;"),
        ("NSG0005", $"[SequenceModel, Input(4, 3), Gru(2), Dense(1)] {Loss} public sealed partial class Generic<T>;"),
        ("NSG0006", $"[SequenceModel, Input(4, 3), Gru(0), Dense(1)] {Loss} public sealed partial class NoUnits;"),
        ("NSG0007", $"[SequenceModel, Input(4, 3), Gru(2, Name = \"a\"), Dense(1, Name = \"a\")] {Loss} public sealed partial class SameName;"),
        ("NSG0008", $"[SequenceModel, Input(4, 3), Gru(2, From = \"other\")] {Loss} public sealed partial class UnknownNode;"),
        ("NSG0009", $"[SequenceModel, Input(4, 3), Gru(2, Name = \"a\", From = \"a\")] {Loss} public sealed partial class ReadsItself;"),
        ("NSG0101", $"[SequenceModel, Input(4, 3), Gru(2), Gru(2)] {Loss} public sealed partial class StackedWithoutSequences;"),
        ("NSG0102", $"[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), RepeatVector(3)] {Loss} public sealed partial class RepeatedSequence;"),
        ("NSG0103", $"[SequenceModel, Input(4, 3), Gru(2), TimeDistributed, Dense(1)] {Loss} public sealed partial class TimeDistributedVector;"),
    ];

    [Theory]
    [InlineData("true", "true")]
    [InlineData("false", "true")]
    [InlineData("true", "false")] // the first decides: analyzers run
    [InlineData("", "false")]
    public void Build_ReportsEachMistakeOnce(string runAnalyzers, string runAnalyzersDuringBuild)
    {
        using var project = new ConsumerProject(package);
        project.Write("Models.cs", "using NeuralSeqGen;\n\n" + string.Join("\n\n", Mistakes.Select(mistake => mistake.Code)) + "\n");
        project.Write("Program.cs", "System.Console.WriteLine(\"never built\");\n");

        var build = project.Build($"-p:RunAnalyzers={runAnalyzers}", $"-p:RunAnalyzersDuringBuild={runAnalyzersDuringBuild}").Failed();
        Assert.Equal(Mistakes.Select(mistake => mistake.Id).Order(), build.ErrorIds.Order());
    }
}
