using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Analyzers.Declaration;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Applies a fixer to marked calls of a model with its generated surface: one by one, then all at once.</summary>
internal static class CallFixTest<TFixer>
    where TFixer : CodeFixProvider, new()
{
    public static Task VerifyAsync(string before, string after, string? key = null)
    {
        var test = new Test { CodeActionEquivalenceKey = key };
        test.TestState.Sources.Add("using NeuralSeqGen;\n" + before);
        test.FixedState.Sources.Add("using NeuralSeqGen;\n" + after);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpCodeFixTest<FitCallAnalyzer, TFixer, DefaultVerifier>
    {
        public Test()
        {
            ReferenceAssemblies = References.None;
            TestState.AdditionalReferences.AddRange(References.All);
            Generated.Add(this);
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new FitCallAnalyzer(), new ModelDeclarationAnalyzer()];
    }
}
