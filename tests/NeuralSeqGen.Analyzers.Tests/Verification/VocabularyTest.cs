using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Checks a declaration in a project with files: exactly the diagnostics marked in the text, and what the fix makes of it.</summary>
internal static class VocabularyTest
{
    /// <summary>Three different tokens: 5 ids, or 7 with start and end.</summary>
    public static (string, string) Words { get; } = ("/project/Data/words.txt", "one\ntwo\nthree\ntwo\n");

    public static Task VerifyAsync(string source, params (string Path, string Text)[] files) => VerifyFixAsync(source, null, files);

    public static Task VerifyFixAsync(string source, string? after, params (string Path, string Text)[] files)
    {
        var test = new CSharpCodeFixTest<ModelDeclarationAnalyzer, DeclaredValueFixer, DefaultVerifier> { ReferenceAssemblies = References.None };
        test.TestState.Sources.Add("using NeuralSeqGen;\n" + source);
        test.TestState.AdditionalReferences.AddRange(References.All);
        test.TestState.AdditionalFiles.AddRange(files.Select(file => (file.Path, Microsoft.CodeAnalysis.Text.SourceText.From(file.Text))));
        Generated.AddForNodes(test, source);
        if (after is not null)
        {
            test.FixedState.Sources.Add("using NeuralSeqGen;\n" + after);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
