using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Editor;

/// <summary>Tells a fix-all what there is to fix, as an editor does.</summary>
internal sealed class ProjectDiagnostics(EditorWorkspace editor, string rule) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await editor.DiagnosticsAsync(project.Id)).Where(diagnostic => diagnostic.Id == rule);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken);
        return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
    }

    public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(diagnostic => !diagnostic.Location.IsInSource);
}
