using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes comments about shapes true.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShapeCommentFixer))]
public sealed class ShapeCommentFixer() : ModelFixer(RuleIds.ShapeComment)
{
    internal override Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ModelFix>>(
        diagnostic.Properties.TryGetValue(ShapeCommentAnalyzer.Text, out string? text) && text is not null
            ? [new("Write the shape", "WriteShape", [(document.Id, new TextChange(diagnostic.Location.SourceSpan, text))])] : []);
}
