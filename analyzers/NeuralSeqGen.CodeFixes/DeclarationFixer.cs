using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Analyzers;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Repairs a declaration whose mistake is bound once more when the fix is asked for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclarationFixer))]
public sealed class DeclarationFixer() : ModelFixer([.. DeclarationEdits.Rules])
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model?.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type || !BoundSource.IsModel(type))
        {
            return [];
        }

        var fixes = new List<ModelFix>();
        var source = BoundSource.Of(type, document.Project.AnalyzerOptions, cancellation);
        foreach (var finding in source.Model.Findings.Where(f => f.RuleId == diagnostic.Id && source.Map.Locate(f.Part).SourceSpan == diagnostic.Location.SourceSpan))
        {
            foreach (var edit in DeclarationEdits.For(source.Model, finding))
            {
                var remedy = edit.Steps.Select(step => (step.Kind, step.Value, source.Map.Syntax(step.Part, cancellation)!)).ToList();
                fixes.AddRange(await EditText.FixAsync(document.Project.Solution, remedy, cancellation).ConfigureAwait(false) is { } fix ? [fix] : Array.Empty<ModelFix>());
            }
        }

        return fixes;
    }
}
