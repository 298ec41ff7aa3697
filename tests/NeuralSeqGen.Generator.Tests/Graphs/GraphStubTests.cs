using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>Graphs with mistakes, and graphs that are being typed: every partial property keeps its other half, or the compiler would say that and nothing else.</summary>
public sealed class GraphStubTests
{
    private const string Node = "private static partial LayerNode ";
    private const string Two = "[Input(4, 3)] " + Node + "A { get; } [Input(5)] " + Node + "B { get; } ";

    private const string Typed = Question.Usings + """
        [SequenceModel, Adam]
        public sealed partial class M
        {
            [Input(3, 2)] private static partial LayerNode A { get; }
            [Input(4)] private static partial LayerNode B { get; }
            [Gru(2, From = nameof(A))] private static partial LayerNode C { get; }
            [Concatenate(nameof(B), nameof(C)), Dense(2, Name = "last"), Output, MeanSquaredError(Weight = 0.5)] private static partial LayerNode D { get; }
            [Reuse(nameof(C), From = nameof(A)), Metric.Accuracy, BinaryCrossentropy] private static partial LayerNode E { get; }
        }
        """;

    public static TheoryData<string, string> Mistakes => new()
    {
        { "NSG0004", Two + "[Dense(2)] " + Node + "C { get; }" },
        { "NSG0004", Two + "[Dense(2, From = nameof(B)), MeanSquaredError] " + Node + "C { get; } " + Node + "D { get; }" },
        { "NSG0005", Two + "[Dense(2, From = nameof(B)), MeanSquaredError] private partial LayerNode C { get; }" },
        { "NSG0005", Two + "[Dense(2, From = nameof(B)), MeanSquaredError] private static partial string C { get; set; }" },
        { "NSG0005", Two + "[Dense(2, From = nameof(B)), MeanSquaredError] private static LayerNode C => null!;" },
        { "NSG0006", Two + "[Dense(0, From = nameof(B)), MeanSquaredError] " + Node + "C { get; }" },
        { "NSG0008", Two + "[Dense(2, From = \"X\"), MeanSquaredError] " + Node + "C { get; }" },
        { "NSG0009", Two + "[Dense(2, From = nameof(C)), MeanSquaredError] " + Node + "C { get; }" },
        { "NSG0010", Two + "[Dense(2, From = nameof(B))] " + Node + "C { get; } [Gru(2, From = nameof(A))] " + Node + "D { get; }" },
        { "NSG0109", Two + "[Add(nameof(A), nameof(B)), MeanSquaredError] " + Node + "C { get; }" },
        { "NSG0012", "[Input(5)] " + Node + "B { get; } [Dense(2, From = nameof(B)), MeanSquaredError] " + Node + "C { get; } [Dense(2, From = nameof(B)), Output, Sgd] " + Node + "D { get; }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void WithAnalyzers_TheCompilerSaysNothing(string id, string nodes)
    {
        Assert.NotEmpty(id);
        Assert.Empty(GeneratorHarness.Run(Class(nodes)).ErrorIds);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void WithoutAnalyzers_TheStubSaysItOnce(string id, string nodes)
    {
        var errors = GeneratorHarness.Run(BuildProperties.Of("RunAnalyzers", "false"), Class(nodes)).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.Equal("CS1029", Assert.Single(errors).Id);
        Assert.Contains(id + ": ", errors[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void UsersOfAnInvalidGraph_SeeTheIntendedTypes()
    {
        var run = GeneratorHarness.Run(Class(Two + "[Gru(3, From = nameof(A)), Gru(2)] " + Node + "C { get; } [Concatenate(nameof(B), nameof(C)), Dense(2), Output, MeanSquaredError] " + Node + "D { get; } "
            + "[Dense(3, From = nameof(B)), Output, SparseCategoricalCrossentropy] " + Node + "E { get; }"));
        const string Head = "using NeuralSeqGen; internal static class User { internal static void Call(M m, float[,,] a, float[,] b, float[,] d, int[] e, float[,,,] other) { ";
        const string Body = "m.Fit(a, b, d, e, new() { Epochs = 2 }, (a, b, d, e)); m.Evaluate(a, b, d, e, 16); m.TrainOnBatch(a, b, d, e); var (x, y) = m.Predict(a, b); _ = M.AShape; _ = M.DShape; _ = m.Layers.Gru1; _ = M.Create();";
        Assert.Empty(UserCode.Check(run, Head + Body + " } }"));
        Assert.Empty(UserCode.Check(run, Head + "m.Fit(other, b, other, e, new() { Epochs = 2 }, (other, b, other, e)); m.Evaluate(a, other, d, other, 16); _ = m.Predict(other, b); } }"));
        using var models = run.Load();
        Assert.StartsWith("NSG0101: M: [Gru(2)]", Assert.Throws<System.Reflection.TargetInvocationException>(() => models.Create("M")).InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfTyped_NeverCrashes_AndNoPropertyWaitsForItsOtherHalf()
    {
        var driver = GeneratorHarness.Driver(BuildProperties.None);
        int begin = Typed.IndexOf('{', StringComparison.Ordinal);
        for (int end = begin + 1; end < Typed.Length; end += 7)
        {
            foreach (string rest in new[] { "", "\n}", " { get; } }", ")] private static partial LayerNode Z { get; } }" })
            {
                driver = driver.RunGeneratorsAndUpdateCompilation(Compilations.Create("Typed", Typed[..end] + rest), out var updated, out var found);
                Assert.Empty(found);
                Assert.DoesNotContain(updated.GetDiagnostics(), d => d.Id is "CS9248" or "CS8785" || d.GetMessage().Contains("NSG0000", StringComparison.Ordinal));
            }
        }
    }

    private static string Class(string nodes) => Question.Usings + "[SequenceModel] public sealed partial class M { " + nodes + " }";
}
