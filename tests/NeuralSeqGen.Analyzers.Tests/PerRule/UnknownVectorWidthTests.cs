using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnknownVectorWidthTests
{
    [Fact]
    public Task WidthThatThereIsNot_Triggers() => Verify("512,1024", "NeuralSeqGenVectorWidths is '512,1024', but '1024' is no vector width. Write some of 512, 256 and 128 with commas between, or remove the property to have all three.");

    [Fact]
    public Task Word_Triggers() => Verify("widest", "NeuralSeqGenVectorWidths is 'widest', but 'widest' is no vector width. Write some of 512, 256 and 128 with commas between, or remove the property to have all three.");

    [Fact]
    public Task Widths_DoesNotTrigger() => Verify("512, 256", null);

    [Fact]
    public Task EmptyProperty_DoesNotTrigger() => Verify("", null);

    private static Task Verify(string widths, string? sentence)
    {
        var test = new CSharpAnalyzerTest<VectorWidthsAnalyzer, DefaultVerifier> { ReferenceAssemblies = References.None, TestCode = "[NeuralSeqGen.SequenceModel, NeuralSeqGen.Input(4, 3)] public sealed partial class One; [NeuralSeqGen.SequenceModel] public sealed partial class Two;" };
        test.TestState.AdditionalReferences.AddRange(References.All);
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\nbuild_property.NeuralSeqGenVectorWidths = {widths}\n"));
        test.ExpectedDiagnostics.AddRange(sentence is null ? [] : [DiagnosticResult.CompilerError(RuleIds.UnknownVectorWidth).WithMessage(sentence)]);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
