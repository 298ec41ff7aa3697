using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnknownNodeTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0008:Gru(2, From = \"elsewhere\")|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0008:Gru(2, InitialState = new[] { \"encoder\" })|}] public sealed partial class Model;")]
    public Task NameOfNoNode_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public Task Sentences_AreThoseOfListAndGraph() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Input(4, 3), {|#0:Gru(2, From = "elsewhere")|}] public sealed partial class List;
        [SequenceModel] public sealed partial class Graph
        {
            [Input(4, 3)] private static partial LayerNode A { get; }
            [{|#1:Gru(2, From = "elsewhere")|}] private static partial LayerNode B { get; }
        }
        """,
        new DiagnosticResult(RuleIds.UnknownNode, Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
            "List: From of [Gru(2)] #1 names 'elsewhere', but the model has no node of that name. In a model that is one list the layers follow one another: leave the argument out, or declare nodes."),
        new DiagnosticResult(RuleIds.UnknownNode, Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithLocation(1).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
            "Graph: [Gru(2)] of B names 'elsewhere', but the model has no node of that name. Name a node with nameof."));

    [Fact]
    public Task PlainStack_DoesNotTrigger() => DeclarationTest.VerifyAsync("[SequenceModel, Input(4, 3, Name = \"x\"), Gru(2)] public sealed partial class Model;");
}
