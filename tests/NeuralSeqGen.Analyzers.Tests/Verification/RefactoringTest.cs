using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>Asks for a refactoring at the place marked with § (or between two of them) and compares what it makes of the text.</summary>
internal static class RefactoringTest<TRefactoring>
    where TRefactoring : CodeRefactoringProvider, new()
{
    /// <summary>Nothing is offered where <paramref name="expected"/> is null. With <paramref name="title"/>, of several the one that is called so.</summary>
    public static async Task VerifyAsync(string marked, string? expected, string? title = null)
    {
        int start = marked.IndexOf('§', StringComparison.Ordinal), end = marked.LastIndexOf('§') - 1;
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Test", LanguageNames.CSharp).WithMetadataReferences(References.All).AddAnalyzerReference(SurfaceGenerator.Reference)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var document = project.AddDocument("Model.cs", "using NeuralSeqGen;\n" + marked.Replace("§", "", StringComparison.Ordinal));
        var actions = new List<CodeAction>();
        var span = TextSpan.FromBounds(start + 20, Math.Max(start, end) + 20);
        await new TRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, span, actions.Add, TestContext.Current.CancellationToken));
        actions = [.. actions.Where(a => title is null || a.Title == title)];
        if (expected is null)
        {
            Assert.Empty(actions);
            return;
        }

        var operation = (ApplyChangesOperation)Assert.Single(await Assert.Single(actions).GetOperationsAsync(TestContext.Current.CancellationToken));
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal("using NeuralSeqGen;\n" + expected, (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        var compilation = await changed.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        Assert.Empty(compilation!.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }
}
