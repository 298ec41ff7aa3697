using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Parsing;
using NeuralSeqGen.Generator;

namespace NeuralSeqGen.Analyzers.Tests.Stubs;

/// <summary>A file with models as a project sees it: through the generator, the C# compiler and the analyzers.</summary>
internal sealed class DeclarationProbe
{
    // compilations made from one share what they know of the references
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Project", [], References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private readonly CSharpCompilation _compilation;
    private readonly IReadOnlyList<Diagnostic> _errors;
    private readonly IReadOnlyList<SyntaxTree> _files;

    private DeclarationProbe(CSharpCompilation compilation, IReadOnlyList<SyntaxTree> files, IReadOnlyList<Diagnostic> errors)
    {
        _compilation = compilation;
        _files = files;
        _errors = errors;
    }

    /// <summary>The classes with [SequenceModel] of ours.</summary>
    public IEnumerable<INamedTypeSymbol> Models => Types(_compilation.Assembly.GlobalNamespace).Where(t => t.GetAttributes().Any(a => ModelAttributes.IsSequenceModel(a.AttributeClass)));

    /// <summary>Ids of all errors at declarations of models, in order; those of the C# compiler once each.</summary>
    public string ErrorsAtModels
    {
        get
        {
            var ids = Models.SelectMany(Declarations).Distinct().SelectMany(ErrorsIn).Distinct().Select(e => e.Id).ToList();
            return string.Join(" ", ids.Where(IsOurs).Concat(ids.Where(id => !IsOurs(id)).Distinct()).Order(StringComparer.Ordinal));
        }
    }

    public bool HasGeneratedFiles => _files.Count > 0;

    /// <summary>Errors of the compiler itself, which are none of the model's.</summary>
    public IEnumerable<string> Bugs => _files.SelectMany(file => file.GetText().Lines).Select(line => line.ToString()).Where(line => line.StartsWith("#error", StringComparison.Ordinal));

    public static async Task<DeclarationProbe> RunAsync(string source, IEnumerable<MetadataReference>? references = null, string head = "")
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tree = CSharpSyntaxTree.ParseText(head + "using NeuralSeqGen;\n" + source, cancellationToken: cancellation);
        var compilation = Empty.AddSyntaxTrees(tree).AddReferences(references ?? []);
        var driver = CSharpGeneratorDriver.Create(new ModelGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _, cancellation);
        var ours = await new CompilationWithAnalyzers(updated, [new ModelDeclarationAnalyzer()], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync(cancellation);
        var found = updated.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation).Concat(ours).Where(d => d.Severity == DiagnosticSeverity.Error);
        return new((CSharpCompilation)updated, driver.GetRunResult().GeneratedTrees, [.. found]);
    }

    /// <summary>Whether a model has no compiled half: nothing but the file of its members, each of which throws.</summary>
    public bool IsStub(INamedTypeSymbol model) => !_files.Any(file => Path.GetFileName(file.FilePath).StartsWith(model.Name + ".", StringComparison.Ordinal) && file.FilePath.Contains("Program512", StringComparison.Ordinal));

    /// <summary>Errors at the declaration of a model, or at that of a model it contains.</summary>
    public IEnumerable<Diagnostic> ErrorsOf(INamedTypeSymbol model) => WithContained(model, []).SelectMany(Declarations).SelectMany(ErrorsIn);

    private static bool IsOurs(string id) => id.StartsWith("NSG", StringComparison.Ordinal);

    private static IEnumerable<SyntaxReference> Declarations(INamedTypeSymbol model) =>
        model.DeclaringSyntaxReferences.Where(d => !d.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private IEnumerable<Diagnostic> ErrorsIn(SyntaxReference declaration) =>
        _errors.Where(e => e.Location.SourceTree == declaration.SyntaxTree && declaration.Span.IntersectsWith(e.Location.SourceSpan));

    private static HashSet<INamedTypeSymbol> WithContained(INamedTypeSymbol model, HashSet<INamedTypeSymbol> found)
    {
        if (found.Add(model))
        {
            var attributes = model.GetAttributes().Concat(model.GetMembers().SelectMany(m => m.GetAttributes()));
            foreach (var inner in attributes.SelectMany(a => a.AttributeClass?.TypeArguments ?? []).OfType<INamedTypeSymbol>())
            {
                WithContained(inner, found);
            }
        }

        return found;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
