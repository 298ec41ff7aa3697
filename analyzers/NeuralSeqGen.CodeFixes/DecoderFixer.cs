using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes an encoder and a decoder of two layers where a target has other steps than the input: repeats the encoder's vector as often as the target has steps.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DecoderFixer))]
public sealed class DecoderFixer() : ModelFixer(RuleIds.ExtentMismatch)
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var fixes = new List<ModelFix>();
        foreach (var remedy in (await EditFinder.RemediesAsync(document, diagnostic, cancellation).ConfigureAwait(false)).Where(remedy => remedy[0].Kind == ModelEditKind.InsertRepeatVector))
        {
            fixes.AddRange(await EditText.FixAsync(document.Project.Solution, remedy, cancellation).ConfigureAwait(false) is { } fix ? [fix] : Array.Empty<ModelFix>());
        }

        return fixes;
    }
}
