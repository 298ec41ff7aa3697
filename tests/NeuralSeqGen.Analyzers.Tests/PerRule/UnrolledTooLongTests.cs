using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Compilation;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Generator;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnrolledTooLongTests
{
    private const string TooLong = "[SequenceModel, Input(417, 2), {|NSG0602:Gru(1, Unroll = true)|}, Dense(1), MeanSquaredError] public sealed partial class Model;";

    [Theory]
    [InlineData(TooLong)]
    [InlineData("[SequenceModel, Input(1251, 2), {|NSG0602:Lstm(1, Unroll = true)|}, Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(500, 2), Bidirectional, {|NSG0602:SimpleRnn(1, Unroll = true)|}, Dense(1), MeanSquaredError] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(3, 500, 2), TimeDistributed, {|NSG0602:Gru(1, Unroll = true)|}, Gru(1), MeanSquaredError] public sealed partial class Model;")]
    public Task MoreStepsThanFit_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(64, 15), Gru(16, Unroll = true), Dense(8), MeanSquaredError] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(416, 2), Gru(1, Unroll = true), Dense(1), MeanSquaredError] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(1000, 2), Gru(1, Unroll = true), Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(5000, 2), Gru(1), Dense(1), MeanSquaredError] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(500, 3, 2), TimeDistributed, Gru(1, Unroll = true), Gru(1), MeanSquaredError] public sealed partial class Model;")]
    public Task FewSteps_OrALoop_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public Task Sentence_NamesTheSteps() => DeclarationTest.VerifyAsync(TooLong.Replace("{|NSG0602:", "{|#0:", StringComparison.Ordinal),
        new DiagnosticResult(RuleIds.UnrolledTooLong, DiagnosticSeverity.Info).WithLocation(0)
            .WithMessage("Model: [Gru(1)] #1 has Unroll = true, but with 417 steps written out the code of Model would be longer than 10,000 lines: it keeps the loop, which gives the same bits at the same speed. Remove Unroll."));

    [Fact]
    public void Limits_AreThoseOfTheCompiler()
    {
        Assert.Equal(CodeSize.MaxLines, SizeLimits.MaxLines);
        Assert.Equal(CodeSize.MaxSteps, SizeLimits.MaxWrittenSteps);
    }

    /// <summary>What the rule says of such a model is so: it has the code of one without Unroll.</summary>
    [Fact]
    public void Code_IsThatOfTheLoop()
    {
        string source = TooLong.Replace("{|NSG0602:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        Assert.Equal(Programs(source.Replace(", Unroll = true", "", StringComparison.Ordinal)), Programs(source));
    }

    private static IEnumerable<string> Programs(string source)
    {
        var compilation = CSharpCompilation.Create("Unrolled", [CSharpSyntaxTree.ParseText("using NeuralSeqGen;\n" + source, cancellationToken: TestContext.Current.CancellationToken)], References.All, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var results = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()]).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results;
        return results[0].GeneratedSources.Where(file => file.HintName.Contains(".Program", StringComparison.Ordinal)).Select(file => file.SourceText.ToString());
    }
}
