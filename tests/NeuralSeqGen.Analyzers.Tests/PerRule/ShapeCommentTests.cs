using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ShapeCommentTests
{
    [Theory]
    [InlineData("[Dense(8)] {|NSG0702:// (64, 10) · 136|}", "[Dense(8)] // (64, 8) · 136")]
    [InlineData("[Dense(8)] {|NSG0702:// (64, 8) · 1,000|}", "[Dense(8)] // (64, 8) · 136")]
    [InlineData("[Dense(8)] {|NSG0702:// () · 0|}  \r\n[Dense(1)]", "[Dense(8)] // (64, 8) · 136  \r\n[Dense(1)]")]
    [InlineData("[Dense(8), Flatten] {|NSG0702:// (8) · 136|}", "[Dense(8), Flatten] // (512) · 136")]
    [InlineData("[Bidirectional, Gru(2), {|NSG0702:// (1) · 1|}\n Dense(3)] {|NSG0702:// (1) · 1|}", "[Bidirectional, Gru(2), // (4) · 228\n Dense(3)] // (3) · 15")]
    public Task CommentThatIsNotTrue_Triggers(string before, string after) => VerifyAsync(Model(before), Model(after));

    [Fact]
    public Task CommentBehindANode_Triggers() => VerifyAsync(Graph("{|NSG0702:// (3) · 12|}"), Graph("// (2) · 12"));

    [Theory]
    [InlineData("[Dense(8)] // (64, 8) · 136")]
    [InlineData("[Dense(8)] // (64, 10)")]
    [InlineData("[Dense(8)] // was (64, 10) · 136")]
    [InlineData("[Dense(8)] // (64, 10) · 136!")]
    [InlineData("[Dense(8)] /* (64, 10) · 136 */")]
    [InlineData("// (64, 10) · 136\n[Dense(8)]")]
    [InlineData("[Dense(8)] // (64, 8) · 136\n[MeanSquaredError] // (1) · 1")]
    [InlineData("[{|NSG0108:Reshape(7)|}] // (3) · 3")]
    public Task CommentThatIsTrueOrOfAnotherForm_DoesNotTrigger(string layers) => VerifyAsync(Model(layers), Model(layers));

    private static Task VerifyAsync(string before, string after)
    {
        var test = new Test { ReferenceAssemblies = References.None, MarkupOptions = MarkupOptions.UseFirstDescriptor };
        test.TestState.Sources.Add("using NeuralSeqGen;\n" + before);
        test.TestState.AdditionalReferences.AddRange(References.All);
        Generated.AddForNodes(test, before);
        test.FixedState.Sources.Add("using NeuralSeqGen;\n" + after);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Model(string layers) => $"[SequenceModel]\n[Input(64, 15)]\n[Gru(16, ReturnSequences = true)] // (64, 16) · 1,536\n{layers}\npublic sealed partial class Model;";

    private static string Graph(string comment) => $"[SequenceModel] public sealed partial class Model\n{{\n    [Input(5)] private static partial LayerNode A {{ get; }} // (5) · 0\n    [Dense(2, From = nameof(A)), Output]\n    private static partial LayerNode B {{ get; }} // the output\n    [Dense(2, From = nameof(A)), Output] {comment}\n    private static partial LayerNode C {{ get; }}\n}}";

    private sealed class Test : CSharpCodeFixTest<ShapeCommentAnalyzer, ShapeCommentFixer, DefaultVerifier>
    {
        protected override IEnumerable<Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new ShapeCommentAnalyzer(), new ModelDeclarationAnalyzer()];
    }
}
