using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Declaration;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Puts behind every line with layers what they give: <c>// (64, 16) · 1,536</c>. NSG0702 keeps that true.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(WriteShapesRefactoring))]
public sealed class WriteShapesRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await ModelDeclaration.ValidAtAsync(context).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var solution = context.Document.Project.Solution;
        var changes = ShapeComments.Of(model.Source, context.CancellationToken).Where(line => line.Written != line.Text)
            .Select(line => (Document: solution.GetDocument(line.Tree), Change: new TextChange(line.Place, (line.Place.IsEmpty ? " " : "") + line.Text)))
            .Where(c => c.Document is not null).Select(c => (c.Document!.Id, c.Change)).ToList();
        if (changes.Count > 0)
        {
            context.RegisterRefactoring(CodeAction.Create("Write shapes", cancellation => TextChanges.ApplyAsync(solution, changes, cancellation), "WriteShapes"));
        }
    }
}
