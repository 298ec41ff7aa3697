using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Declaration;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Applies a fixer to marked text: one by one, then all at once in document, project and solution; every way must give the expected text.</summary>
internal static class FixTest<TFixer>
    where TFixer : CodeFixProvider, new()
{
    /// <summary>With <paramref name="key"/>, only the remedy of that equivalence key.</summary>
    public static Task VerifyAsync(string before, string after, string? key = null, int? iterations = null)
    {
        var test = Create(before);
        test.FixedState.Sources.Add("using NeuralSeqGen;\n" + after);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.CodeActionEquivalenceKey = key;
        test.NumberOfIncrementalIterations = iterations;
        test.NumberOfFixAllIterations = iterations;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Nothing is offered.</summary>
    public static Task VerifyNoFixAsync(string source) => VerifyAsync(source, source);

    private static CSharpCodeFixTest<ModelDeclarationAnalyzer, TFixer, DefaultVerifier> Create(string before)
    {
        var test = new CSharpCodeFixTest<ModelDeclarationAnalyzer, TFixer, DefaultVerifier> { ReferenceAssemblies = References.None };
        test.TestState.Sources.Add("using NeuralSeqGen;\n" + before);
        test.TestState.AdditionalReferences.AddRange(References.All);
        Generated.AddForNodes(test, before);
        return test;
    }
}
