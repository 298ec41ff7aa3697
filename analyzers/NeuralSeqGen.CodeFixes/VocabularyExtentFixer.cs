using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Writes the number of ids of a vocabulary where another number stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VocabularyExtentFixer))]
public sealed class VocabularyExtentFixer() : ModelFixer(RuleIds.VocabularyExtent)
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var remedies = await EditFinder.RemediesAsync(document, diagnostic, cancellation).ConfigureAwait(false);
        return remedies.Count == 1 && await EditText.FixAsync(document.Project.Solution, remedies[0], cancellation).ConfigureAwait(false) is { } fix ? [fix] : [];
    }
}
