using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Applies changes to the documents of a solution: equal ones once, and of two that overlap only the first.</summary>
internal static class TextChanges
{
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(DocumentId Document, TextChange Change)> changes, CancellationToken cancellation)
    {
        foreach (var group in changes.GroupBy(c => c.Document, c => c.Change))
        {
            var text = await solution.GetDocument(group.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(group.Key, text.WithChanges(WithoutOverlaps(group)));
        }

        return solution;
    }

    private static List<TextChange> WithoutOverlaps(IEnumerable<TextChange> changes)
    {
        var result = new List<TextChange>();
        int end = 0;
        foreach (var change in changes.Distinct().OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End))
        {
            if (change.Span.Start >= end)
            {
                result.Add(change);
                end = change.Span.End;
            }
        }

        return result;
    }
}
