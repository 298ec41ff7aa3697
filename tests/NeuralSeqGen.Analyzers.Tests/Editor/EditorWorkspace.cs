using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;
using NeuralSeqGen.Generator;

namespace NeuralSeqGen.Analyzers.Tests.Editor;

/// <summary>An editor without a window: projects that reference the built generator, analyzers and code fixes as files, and the services of Roslyn that editors show.</summary>
internal sealed class EditorWorkspace : IDisposable
{
    private static readonly string[] Files = [.. new[] { typeof(ModelGenerator), typeof(ModelDeclarationAnalyzer), typeof(ReturnSequencesFixer) }.Select(type => type.Assembly.Location)];

    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);

    public Solution Solution => _workspace.CurrentSolution;

    /// <summary>Adds a project of one file, in which a mark <c>$$</c> is the place of the caret.</summary>
    /// <returns>The file, and the place.</returns>
    public (DocumentId Document, int Caret) Add(string name, string text)
    {
        var id = ProjectId.CreateNewId(name);
        int caret = text.IndexOf("$$", StringComparison.Ordinal);
        var document = DocumentId.CreateNewId(id, name + ".cs");
        var loader = new Loader();
        var info = ProjectInfo.Create(
            id, VersionStamp.Create(), name, name, LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true),
            metadataReferences: References.All, analyzerReferences: Files.Select(file => new AnalyzerFileReference(file, loader)));
        var solution = Solution.AddProject(info).AddDocument(document, name + ".cs", text.Replace("$$", "", StringComparison.Ordinal), filePath: $"/{name}/{name}.cs");
        Assert.True(_workspace.TryApplyChanges(solution));
        return (document, caret);
    }

    public Document Document(DocumentId id) => Solution.GetDocument(id)!;

    public async Task<string> TextAsync(DocumentId id) => (await Document(id).GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    /// <summary>What analyzers report and what C# refuses, in a project with its generated sources.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(ProjectId id)
    {
        var project = Solution.GetProject(id)!;
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var analyzers = project.AnalyzerReferences.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
        var all = await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("NSG", StringComparison.Ordinal)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The fixers of the package that offer something for a rule.</summary>
    public static IEnumerable<CodeFixProvider> FixersOf(string rule) =>
        new AnalyzerFileReference(Files[^1], new Loader()).GetFixers().Where(fixer => fixer.FixableDiagnosticIds.Contains(rule));

    /// <summary>What is offered at a diagnostic, in the order in which an editor lists it.</summary>
    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(DocumentId id, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        foreach (var fixer in FixersOf(diagnostic.Id))
        {
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(Document(id), diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        }

        return actions;
    }

    /// <summary>Does what a chosen action does.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(TestContext.Current.CancellationToken))
        {
            operation.Apply(_workspace, TestContext.Current.CancellationToken);
        }
    }

    public void Change(Solution solution) => Assert.True(_workspace.TryApplyChanges(solution));

    public void Dispose() => _workspace.Dispose();

    /// <summary>The assemblies as the test has loaded them.</summary>
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.Load(AssemblyName.GetAssemblyName(fullPath));
    }
}
