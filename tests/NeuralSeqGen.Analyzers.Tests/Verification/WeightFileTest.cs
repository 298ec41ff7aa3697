using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Corpus;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Checks a declaration in a project with texts about weight files: exactly the diagnostics marked in the text.</summary>
internal static class WeightFileTest
{
    /// <summary>Where the build writes the text about model.safetensors.</summary>
    public const string Path = "/project/obj/Debug/net10.0/weights/Data/model.safetensors.json";

    public static Task VerifyAsync(string source, params (string Path, string Text)[] files)
    {
        var test = new CSharpAnalyzerTest<ModelDeclarationAnalyzer, DefaultVerifier> { ReferenceAssemblies = References.None };
        test.TestState.Sources.Add("using NeuralSeqGen;\n" + source);
        test.TestState.AdditionalReferences.AddRange(References.All);
        test.TestState.AdditionalFiles.AddRange(files.Select(file => (file.Path, Microsoft.CodeAnalysis.Text.SourceText.From(file.Text))));
        Generated.AddForNodes(test, source);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The one sentence that is reported.</summary>
    public static async Task<string> SentenceAsync(string source, string text)
    {
        var compilation = CSharpCompilation.Create("Weights", [CSharpSyntaxTree.ParseText("using NeuralSeqGen;\n" + source, cancellationToken: TestContext.Current.CancellationToken)], References.All, new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        var found = await compilation.WithAnalyzers([new ModelDeclarationAnalyzer()], new AnalyzerOptions([new CorpusFile(Path, text)])).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return Assert.Single(found).GetMessage(CultureInfo.InvariantCulture);
    }
}
