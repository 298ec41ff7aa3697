using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Writes what the model has where another value stands: the number of ids of its vocabulary, the hash of its architecture.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclaredValueFixer))]
public sealed class DeclaredValueFixer() : ModelFixer(RuleIds.VocabularyExtent, RuleIds.ArchitectureLocked)
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var remedies = await EditFinder.RemediesAsync(document, diagnostic, cancellation).ConfigureAwait(false);
        return remedies.Count == 1 && await EditText.FixAsync(document.Project.Solution, remedies[0], cancellation).ConfigureAwait(false) is { } fix ? [fix] : [];
    }
}
