using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Corpus;

/// <summary>Compiles a program of the corpus as a project would, with the generated half of its models and all analyzers, and compares what is reported with what is marked.</summary>
internal static class CorpusJudge
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default;
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Corpus", [CSharpSyntaxTree.ParseText(ImplicitUsings, Options, "Usings.cs")], References.All, Library(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>All analyzers of C# that the package has.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(ModelDeclarationAnalyzer).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributes(typeof(DiagnosticAnalyzerAttribute), false).Cast<DiagnosticAnalyzerAttribute>().Any(a => a.Languages.Contains(LanguageNames.CSharp)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The differences between what a program gets and what it has to get; none where it is judged right.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(CorpusProgram program, CancellationToken cancellation)
    {
        var found = (await ReportedAsync(program, cancellation)).ToList();
        var missing = program.Marks.Where(mark => !found.Any(diagnostic => Fits(mark, diagnostic))).Select(mark => $"{mark.Id} is not reported at '{Text(program, mark)}'");
        var excess = found.Where(diagnostic => !program.Marks.Any(mark => Fits(mark, diagnostic) || IsOfTheSameMistake(mark, diagnostic)))
            .Select(diagnostic => $"{diagnostic.Id} is reported at '{diagnostic.Location.SourceTree?.GetText(cancellation).ToString(diagnostic.Location.SourceSpan)}': {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        return [.. missing.Concat(excess).Select(line => $"{program.Title}: {line}")];
    }

    /// <summary>What analyzers report, and the errors of C#: those in generated code included, warnings of C# not.</summary>
    public static async Task<IEnumerable<Diagnostic>> ReportedAsync(CorpusProgram program, CancellationToken cancellation, params ImmutableArray<AdditionalText> texts)
    {
        var trees = program.Files.Where(IsSource).Select(file => CSharpSyntaxTree.ParseText(file.Text, Options, file.Name, cancellationToken: cancellation)).ToList();
        bool isApplication = trees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot(cancellation)).Members.Any(member => member is GlobalStatementSyntax));
        var written = Empty.AddSyntaxTrees(trees).WithOptions(Library(isApplication ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        ImmutableArray<AdditionalText> others = [.. texts, .. program.Files.Where(file => !IsSource(file)).Select(file => new CorpusFile(file.Name, file.Text))];
        CSharpGeneratorDriver.Create([new SurfaceGenerator().AsSourceGenerator()], others, Options).RunGeneratorsAndUpdateCompilation(written, out var whole, out _, cancellation);
        var all = await whole.WithAnalyzers(Analyzers, new AnalyzerOptions(others)).GetAllDiagnosticsAsync(cancellation);
        return all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity > DiagnosticSeverity.Hidden && !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)));
    }

    /// <summary>Others are among the additional files of the project.</summary>
    private static bool IsSource((string Name, string Text) file) => file.Name.EndsWith(".cs", StringComparison.Ordinal);

    private static bool Fits(CorpusMark mark, Diagnostic diagnostic) => mark.Id == diagnostic.Id && mark.File == diagnostic.Location.SourceTree?.FilePath
        && (mark.Span == diagnostic.Location.SourceSpan || (IsOfADecoy(diagnostic) && diagnostic.Location.SourceSpan.Contains(mark.Span)));

    /// <summary>C# itself reports the call of an overload that is there to refuse: the whole call.</summary>
    private static bool IsOfADecoy(Diagnostic diagnostic) => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CustomObsolete);

    /// <summary>An error of C# beside ours, such as a conversion that does not exist.</summary>
    private static bool IsOfTheSameMistake(CorpusMark mark, Diagnostic diagnostic) =>
        diagnostic.Id.StartsWith("CS", StringComparison.Ordinal) && mark.Id.StartsWith("NSG", StringComparison.Ordinal) && mark.File == diagnostic.Location.SourceTree?.FilePath && diagnostic.Location.SourceSpan.IntersectsWith(mark.Span);

    private static string Text(CorpusProgram program, CorpusMark mark) => program.Files.First(file => file.Name == mark.File).Text.Substring(mark.Span.Start, mark.Span.Length);

    private static CSharpCompilationOptions Library(OutputKind kind) => new(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
}
