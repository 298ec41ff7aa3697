using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>What an edit costs: which steps of the pipeline give something new, and whether anything is compiled. Attributes are read on every edit.</summary>
public sealed class EditTableTests
{
    private const string First = """
        using NeuralSeqGen;
        [SequenceModel, Input(4, 3), Gru(8), Dense(2), MeanSquaredError, Sgd]
        public sealed partial class First { public int Answer => 1; }
        """;

    private const string Graph = """
        using NeuralSeqGen;
        [SequenceModel, MeanSquaredError, Sgd]
        public sealed partial class First
        {
            public int Answer => 1;
            [Input(5)] private static partial LayerNode A { get; }
            [Input(5)] private static partial LayerNode B { get; }
            [Dense(4, From = nameof(A))] private static partial LayerNode Hidden { get; }
            [Concatenate(nameof(Hidden), nameof(B)), Dense(2)] private static partial LayerNode Last { get; }
        }
        """;

    private const string Second = "using NeuralSeqGen; [SequenceModel, Input(5), Dense(3), MeanSquaredError, Sgd] public sealed partial class Second;";
    private const string Other = "internal static class Other { internal static int Value => 1; }";

    [Theory]
    [InlineData("comment above", "using NeuralSeqGen;", "// a comment\nusing NeuralSeqGen;", Reason.Cached, Reason.Cached, Reason.Cached)]
    [InlineData("comment between attributes", "Gru(8), ", "Gru(8), /* units */ ", Reason.Cached, Reason.Cached, Reason.Cached)]
    [InlineData("other member", "Answer => 1", "Answer => 2", Reason.Cached, Reason.Cached, Reason.Cached)]
    [InlineData("new member", "public int Answer", "public int Question => 0; public int Answer", Reason.Cached, Reason.Cached, Reason.Cached)]
    [InlineData("other file", "Value => 1", "Value => 2", Reason.Cached, Reason.Cached, Reason.Cached)]
    [InlineData("units 8 to 9", "Gru(8)", "Gru(9)", Reason.Modified, Reason.Modified, Reason.Modified)]
    [InlineData("written default", "Gru(8)", "Gru(8, UseBias = true)", Reason.Modified, Reason.Modified, Reason.Modified)]
    [InlineData("other namespace", "using NeuralSeqGen;\n[Seq", "using NeuralSeqGen;\nnamespace N;\n[Seq", Reason.Modified, Reason.Modified, Reason.Modified)]
    public void Edit_RunsOnlyWhatItChanges(string edit, string before, string after, Reason parse, Reason model, Reason output)
    {
        var compilation = Compilations.Create("Edited", First, Second, Other);
        var driver = GeneratorHarness.Driver(BuildProperties.None).RunGenerators(compilation);
        var result = driver.RunGenerators(Edit(compilation, before, after)).GetRunResult().Results.Single();

        Assert.True(parse == Reasons(result.TrackedSteps[TrackingNames.Parse])[0], $"{edit}: Parse");
        Assert.Equal(Reason.Cached, Reasons(result.TrackedSteps[TrackingNames.Options]).Single());
        Assert.Equal([model, Reason.Cached], Reasons(result.TrackedSteps[TrackingNames.Models]));
        Assert.Equal([output, Reason.Cached], Reasons(result.TrackedOutputSteps.Single().Value));
    }

    [Theory]
    [InlineData("comment above a node", "[Dense(4", "// a comment\n    [Dense(4", Reason.Cached)]
    [InlineData("other member", "Answer => 1", "Answer => 2", Reason.Cached)]
    [InlineData("body of a method", "Answer => 1", "Answer { get { return 1; } }", Reason.Cached)]
    [InlineData("units of a node", "Dense(4", "Dense(5", Reason.Modified)]
    [InlineData("name of a node", "Hidden", "Inner", Reason.Modified)]
    [InlineData("order of nodes", "[Input(5)] private static partial LayerNode A { get; }", "", Reason.Modified)]
    [InlineData("accessibility of a node", "private static partial LayerNode B", "internal static partial LayerNode B", Reason.Modified)]
    public void EditOfAGraph_RunsOnlyWhatItChanges(string edit, string before, string after, Reason expected)
    {
        var compilation = Compilations.Create("Edited", Graph, Second, Other);
        var driver = GeneratorHarness.Driver(BuildProperties.None).RunGenerators(compilation);
        var result = driver.RunGenerators(EditAll(compilation, before, after)).GetRunResult().Results.Single();

        Assert.True(expected == Reasons(result.TrackedSteps[TrackingNames.Parse])[0], edit);
        Assert.Equal([expected, Reason.Cached], Reasons(result.TrackedSteps[TrackingNames.Models]));
        Assert.Equal([expected, Reason.Cached], Reasons(result.TrackedOutputSteps.Single().Value));
    }

    [Theory]
    [InlineData("comment", "return sum;", "return sum; /* the sum */", Reason.Cached)]
    [InlineData("layout", "{ var sum", "{\n    var sum", Reason.Cached)]
    [InlineData("name of a local", "sum", "total", Reason.Cached)]
    [InlineData("function that nobody calls", "3 * x", "4 * x", Reason.Cached)]
    [InlineData("number", "2 * x", "5 * x", Reason.Modified)]
    [InlineData("function that is called", "Exp(x)", "Sqrt(x)", Reason.Modified)]
    public void EditOfAFunction_RunsOnlyTheModelsThatUseIt(string edit, string before, string after, Reason expected)
    {
        const string Model = "using NeuralSeqGen; [SequenceModel, Input(5), Lambda(typeof(Parts), nameof(Parts.F)), MeanSquaredError, Sgd] public sealed partial class First;";
        const string Parts = """
            using NeuralSeqGen;
            internal static class Parts
            {
                [TensorFunction] internal static Tensor F(Tensor x) { var sum = 2 * x + Called(x); return sum; }
                [TensorFunction] internal static Tensor Called(Tensor x) => Tensor.Exp(x);
                [TensorFunction] internal static Tensor Idle(Tensor x) => 3 * x;
            }
            """;
        var compilation = Compilations.Create("Edited", Model, Second, Parts);
        var driver = GeneratorHarness.Driver(BuildProperties.None).RunGenerators(compilation);
        var result = driver.RunGenerators(EditAll(compilation, before, after)).GetRunResult().Results.Single();

        Assert.True(expected == Reasons(result.TrackedSteps[TrackingNames.Models])[0], edit);
        Assert.Equal([expected, Reason.Cached], Reasons(result.TrackedOutputSteps.Single().Value));
    }

    [Fact]
    public void SwitchingAnalyzersOff_CompilesAgain()
    {
        var compilation = Compilations.Create("Edited", First, Second);
        var driver = GeneratorHarness.Driver(BuildProperties.None).RunGenerators(compilation);
        var off = driver.WithUpdatedAnalyzerConfigOptions(BuildProperties.Of("RunAnalyzers", "false")).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.Equal(Reason.Modified, Reasons(off.TrackedSteps[TrackingNames.Options]).Single());
        var irrelevant = driver.WithUpdatedAnalyzerConfigOptions(BuildProperties.Of("RunAnalyzers", "true")).RunGenerators(compilation).GetRunResult().Results.Single();
        Assert.All(Reasons(irrelevant.TrackedOutputSteps.Single().Value), reason => Assert.Equal(Reason.Cached, reason));
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, string before, string after)
    {
        var tree = compilation.SyntaxTrees.First(t => t.ToString().ReplaceLineEndings("\n").Contains(before, StringComparison.Ordinal));
        string text = tree.ToString().ReplaceLineEndings("\n");
        int at = text.IndexOf(before, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text[..at] + after + text[(at + before.Length)..], Compilations.ParseOptions, tree.FilePath));
    }

    private static CSharpCompilation EditAll(CSharpCompilation compilation, string before, string after)
    {
        var tree = compilation.SyntaxTrees.First(t => t.ToString().Contains(before, StringComparison.Ordinal));
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(before, after, StringComparison.Ordinal), Compilations.ParseOptions, tree.FilePath));
    }

    private static List<Reason> Reasons(IEnumerable<IncrementalGeneratorRunStep> runs) => [.. runs.SelectMany(run => run.Outputs).Select(o => o.Reason)];
}
