using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes the activation, the loss and the metrics of an output fit one another; a remedy may change two attributes at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutputFixer))]
public sealed class OutputFixer() : ModelFixer([.. OutputEdits.Rules])
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var fixes = new List<ModelFix>();
        foreach (var remedy in await EditFinder.RemediesAsync(document, diagnostic, cancellation).ConfigureAwait(false))
        {
            fixes.AddRange(await EditText.FixAsync(document.Project.Solution, remedy, cancellation).ConfigureAwait(false) is { } fix ? [fix] : System.Array.Empty<ModelFix>());
        }

        return fixes;
    }
}
