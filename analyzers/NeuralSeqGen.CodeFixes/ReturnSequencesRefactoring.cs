using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Sets <c>ReturnSequences</c> on every layer below which it is needed, where one alone is not enough.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ReturnSequencesRefactoring))]
public sealed class ReturnSequencesRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var solution = context.Document.Project.Solution;
        if (await ModelDeclaration.AtAsync(context).ConfigureAwait(false) is not { } model || FixPlanner.SequencesBelow(model.Model) is not { Count: > 1 } edits)
        {
            return;
        }

        var changes = new List<(DocumentId, TextChange)>();
        foreach (var attribute in edits.Select(edit => model.Source.Map.Syntax(edit.Part, context.CancellationToken)))
        {
            if (attribute is not null && solution.GetDocument(attribute.SyntaxTree) is { } document && AttributeText.SetArgument(attribute, "ReturnSequences", "true") is { } change)
            {
                changes.Add((document.Id, change));
            }
        }

        if (changes.Count == edits.Count)
        {
            context.RegisterRefactoring(CodeAction.Create("Set ReturnSequences = true wherever it is needed", cancellation => TextChanges.ApplyAsync(solution, changes, cancellation), "ReturnSequences"));
        }
    }
}
