using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;

namespace NeuralSeqGen.Package.Tests;

/// <summary>An editor without a window: a project of one file, with the generator, analyzers and code fixes that the package holds, and the services of Roslyn that editors show.</summary>
internal sealed class PackagedEditor : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nsg-editor-").FullName;
    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly DocumentId _document;
    private readonly ImmutableArray<AnalyzerFileReference> _analyzers;

    public PackagedEditor(PackageFixture package, string text)
    {
        var loader = new Loader(_folder);
        _analyzers = [.. package.Entries().Where(entry => entry.StartsWith("analyzers/", StringComparison.Ordinal)).Select(entry => new AnalyzerFileReference(Write(package, entry), loader))];
        var references = Net100.References.All.Cast<MetadataReference>().Append(MetadataReference.CreateFromFile(Write(package, "lib/net10.0/NeuralSeqGen.dll")));
        var id = ProjectId.CreateNewId();
        _document = DocumentId.CreateNewId(id);
        var project = ProjectInfo.Create(id, VersionStamp.Create(), "Consumer", "Consumer", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true), metadataReferences: references, analyzerReferences: _analyzers);
        Assert.True(_workspace.TryApplyChanges(_workspace.CurrentSolution.AddProject(project).AddDocument(_document, "Program.cs", text, filePath: "/Consumer/Program.cs")));
    }

    public Document Document => _workspace.CurrentSolution.GetDocument(_document)!;

    public async Task<string> TextAsync() => (await Document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    /// <summary>What the package's analyzers report, and the errors of C#.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = (await Document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var all = await compilation.WithAnalyzers([.. _analyzers.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))], Document.Project.AnalyzerOptions).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("NSG", StringComparison.Ordinal))];
    }

    /// <summary>What the package's code fixes offer at a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var types = _analyzers.Select(reference => reference.GetAssembly()).SelectMany(assembly => assembly.GetTypes()).Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null);
        foreach (var fixer in types.OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!).Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        }

        return actions;
    }

    public async Task ApplyAsync(CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(TestContext.Current.CancellationToken))
        {
            operation.Apply(_workspace, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        _workspace.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Write(PackageFixture package, string entry)
    {
        string path = Path.Combine(_folder, Path.GetFileName(entry));
        File.WriteAllBytes(path, package.Read(entry));
        return path;
    }

    /// <summary>The package's assemblies from their folder, apart from any build of this repository; Roslyn's are those of the test.</summary>
    private sealed class Loader(string folder) : AssemblyLoadContext, IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Read(fullPath);

        protected override Assembly? Load(AssemblyName assemblyName) => Path.Combine(folder, assemblyName.Name + ".dll") is var path && File.Exists(path) ? Read(path) : null;

        // from memory, so that the folder can be deleted; each once
        private Assembly Read(string path)
        {
            var name = AssemblyName.GetAssemblyName(path);
            if (Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name.Name) is { } loaded)
            {
                return loaded;
            }

            using var image = new MemoryStream(File.ReadAllBytes(path));
            return LoadFromStream(image);
        }
    }
}
