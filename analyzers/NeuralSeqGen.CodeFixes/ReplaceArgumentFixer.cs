using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Puts in the place of arguments what the model takes: the call of a helper around them, or the arrays in its order.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceArgumentFixer))]
public sealed class ReplaceArgumentFixer() : ModelFixer(
    RuleIds.IntLabelsWithCategorical, RuleIds.OneHotWithSparse, RuleIds.TargetRankTooLow, RuleIds.InputRankTooLow, RuleIds.JaggedInput, RuleIds.ArgumentType, RuleIds.ArgumentOrder)
{
    private const int LongestTitle = 100;

    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (Replacement.Read(diagnostic.Properties) is not var (text, key) || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return [];
        }

        var span = diagnostic.Location.SourceSpan;
        bool isInReach = model.LookupSymbols(span.Start, name: "Sequences").Any(s => s is INamedTypeSymbol { ContainingNamespace: { Name: "NeuralSeqGen", ContainingNamespace.IsGlobalNamespace: true } });
        string inReach = isInReach ? text : text.Replace("Sequences.", "NeuralSeqGen.Sequences.");
        return [new(Title(inReach, key), key, [(document.Id, new TextChange(span, inReach))])];
    }

    private static string Title(string text, string key) => text.Length <= LongestTitle && text.IndexOf('\n') < 0 ? "Pass " + text : $"Pass {key}(…)";
}
