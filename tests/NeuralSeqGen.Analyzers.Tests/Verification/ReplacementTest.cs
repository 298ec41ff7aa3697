using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Applies fixes to a file beside models, many in one compilation: the first that each diagnostic has, all at once. What comes of it has no error.</summary>
internal static class ReplacementTest
{
    public static Task VerifyAsync(ModelFixer fixer, string usings, params (string Before, string After)[] statements) =>
        VerifyTextAsync(fixer, Text(usings, statements.Select(s => s.Before)), Text(usings, statements.Select(s => s.After)));

    /// <summary>The same for a whole file.</summary>
    public static async Task VerifyTextAsync(ModelFixer fixer, string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, before);
        var document = project.Documents.Single(d => d.Name == "Program.cs");
        var changes = new List<(DocumentId, Microsoft.CodeAnalysis.Text.TextChange)>();
        foreach (var diagnostic in (await ErrorsAsync(project)).Where(d => fixer.FixableDiagnosticIds.Contains(d.Id)))
        {
            changes.AddRange((await fixer.FindAsync(document, diagnostic, TestContext.Current.CancellationToken)).Take(1).SelectMany(fix => fix.Changes));
        }

        var solution = await TextChanges.ApplyAsync(project.Solution, changes, TestContext.Current.CancellationToken);
        Assert.Equal(after, (await solution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        if (changes.Count > 0)
        {
            Assert.Empty(await ErrorsAsync(solution.GetProject(project.Id)!));
        }
    }

    /// <summary>Titles of all fixes of the errors at a place.</summary>
    public static async Task<IReadOnlyList<string>> FixesAsync(IReadOnlyList<ModelFixer> fixers, string text, int position)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, text);
        var titles = new List<string>();
        foreach (var diagnostic in (await ErrorsAsync(project)).Where(d => d.Location.SourceSpan.Start == position))
        {
            foreach (var fixer in fixers.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                titles.AddRange((await fixer.FindAsync(project.Documents.Single(d => d.Name == "Program.cs"), diagnostic, TestContext.Current.CancellationToken)).Select(fix => fix.Title));
            }
        }

        return titles;
    }

    /// <summary>Errors of the C# compiler and of the analyzer in the file.</summary>
    private static async Task<IEnumerable<Diagnostic>> ErrorsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!.WithAnalyzers([new FitCallAnalyzer()]);
        var tree = compilation.Compilation.SyntaxTrees.Single(t => t.FilePath == "Program.cs");
        var semantics = compilation.Compilation.GetSemanticModel(tree);
        return [.. semantics.GetDiagnostics().Concat(await compilation.GetAnalyzerSemanticDiagnosticsAsync(semantics, null, TestContext.Current.CancellationToken)).Where(d => d.Severity == DiagnosticSeverity.Error)];
    }

    private static Project Project(AdhocWorkspace workspace, string program)
    {
        var id = ProjectId.CreateNewId();
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        return workspace.CurrentSolution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Models", "Models", LanguageNames.CSharp, compilationOptions: options, metadataReferences: References.All, analyzerReferences: [SurfaceGenerator.Reference]))
            .AddDocument(DocumentId.CreateNewId(id), "Models.cs", CallTest.Models, filePath: "Models.cs")
            .AddDocument(DocumentId.CreateNewId(id), "Program.cs", program, filePath: "Program.cs").GetProject(id)!;
    }

    private static string Text(string usings, IEnumerable<string> statements) =>
        $"{usings}\ninternal static class Program\n{{\n{string.Concat(statements.Select((s, i) => $"    private static void Case{i}() {{ {s} }}\n"))}}}\n";
}
