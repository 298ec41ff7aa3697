using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Declaration;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Checks declarations: exactly the diagnostics marked in the text, and no others.</summary>
internal static class DeclarationTest
{
    public static Task VerifyAsync(string source, params DiagnosticResult[] expected) => VerifyAsync([source], expected);

    public static Task VerifyAsync(string[] sources, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<ModelDeclarationAnalyzer, DefaultVerifier> { ReferenceAssemblies = References.None };
        test.TestState.AdditionalReferences.AddRange(References.All);
        test.TestState.Sources.AddRange(sources.Select(source => ("/0/Models" + Array.IndexOf(sources, source) + ".cs", Microsoft.CodeAnalysis.Text.SourceText.From("using NeuralSeqGen;\n" + source))));
        Generated.AddForNodes(test, string.Concat(sources));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
