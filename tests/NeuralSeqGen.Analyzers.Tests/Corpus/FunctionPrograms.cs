using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Corpus;

/// <summary>The programs of the corpus about functions, without their generated half: to read and bind their models takes milliseconds.</summary>
internal static class FunctionPrograms
{
    private const string File = "Functions: ";

    private static readonly CSharpCompilation Empty =
        CSharpCompilation.Create("Functions", [CSharpSyntaxTree.ParseText(CorpusJudge.ImplicitUsings)], References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static IReadOnlyList<CorpusProgram> In(string directory) => [.. CorpusProgram.In(directory).Where(program => program.Title.StartsWith(File, StringComparison.Ordinal))];

    public static CSharpCompilation Compile(string text, CancellationToken cancellation) => Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, path: "Program.cs", cancellationToken: cancellation));

    /// <summary>The models of a program.</summary>
    public static IEnumerable<INamedTypeSymbol> Models(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var tree = compilation.SyntaxTrees[^1];
        var semantics = compilation.GetSemanticModel(tree);
        return tree.GetRoot(cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>().Select(declaration => semantics.GetDeclaredSymbol(declaration, cancellation)!).Where(BoundSource.IsModel).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }
}
