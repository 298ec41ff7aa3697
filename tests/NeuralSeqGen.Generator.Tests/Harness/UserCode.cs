using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Calls;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>What is said about a user's file beside generated models.</summary>
internal static class UserCode
{
    /// <summary>Diagnostics of the file alone, those of the analyzer of calls among them; the generated code is not bound for it.</summary>
    public static IReadOnlyList<Diagnostic> Check(GeneratorRun run, string source)
    {
        var (compilation, tree) = Add(run.Compilation, source);
        var found = compilation.WithAnalyzers([new FitCallAnalyzer()]).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult();
        return [.. Diagnostics(compilation, tree), .. found.Where(d => d.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>Diagnostics of the C# compiler for the file alone, as where no analyzers run.</summary>
    public static IReadOnlyList<Diagnostic> CheckWithoutAnalyzers(GeneratorRun run, string source)
    {
        var (compilation, tree) = Add(run.Compilation, source);
        return Diagnostics(compilation, tree);
    }

    /// <summary>The same for the file in a project of its own, which references that of the models.</summary>
    public static IReadOnlyList<Diagnostic> CheckElsewhere(GeneratorRun run, string source)
    {
        var other = CSharpCompilation.Create("Elsewhere", [], [.. run.Compilation.References, run.Compilation.ToMetadataReference()], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var (compilation, tree) = Add(other, source);
        return Diagnostics(compilation, tree);
    }

    /// <summary>A method body with a model 'm' and arrays 'x' and 'y' of the given types.</summary>
    public static string Call(string model, string x, string y, string statement) =>
        $"using NeuralSeqGen; internal static class User {{ internal static void Call({model} m, {x} x, {y} y) {{ {statement} }} }}";

    private static (Compilation Compilation, SyntaxTree Tree) Add(CSharpCompilation compilation, string source)
    {
        var language = compilation.SyntaxTrees.Select(t => (CSharpParseOptions)t.Options).FirstOrDefault() ?? Compilations.ParseOptions;
        var tree = CSharpSyntaxTree.ParseText(source, language, "User.cs");
        return (compilation.AddSyntaxTrees(tree), tree);
    }

    private static IReadOnlyList<Diagnostic> Diagnostics(Compilation compilation, SyntaxTree tree) => [.. compilation.GetSemanticModel(tree).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
}
