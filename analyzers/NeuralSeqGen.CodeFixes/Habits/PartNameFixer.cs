using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes.Habits;

/// <summary>Names of layers, losses, metrics and optimizers that C# does not find on a model, such as <c>[GRU(16)]</c> and <c>[MSE]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartNameFixer))]
public sealed class PartNameFixer() : ModelFixer("CS0246", "CS0426")
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not SimpleNameSyntax name || name.FirstAncestorOrSelf<NameEqualsSyntax>() is not null
            || name.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute || !attribute.Name.Span.Contains(name.Span) || semantics is null || !Parts.IsOnModel(attribute, semantics, cancellation))
        {
            return [];
        }

        // C# says it twice, of GRU and of GRUAttribute
        if (diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains(name.Identifier.ValueText + "Attribute"))
        {
            return [];
        }

        // of Metric.Acc the last name is unknown, and what is put there is a metric's
        bool isMetric = attribute.Name is QualifiedNameSyntax { Left: SimpleNameSyntax { Identifier.ValueText: "Metric" } };
        string? meant = Parts.Meant(name.Identifier.ValueText, semantics.Compilation);
        return meant is null || (attribute.Name is QualifiedNameSyntax && !isMetric) || (isMetric && !meant.StartsWith("Metric.", System.StringComparison.Ordinal))
            ? []
            : [new($"[{attribute.Name}] is called [{meant}] here", "PartName", [(document.Id, new TextChange(attribute.Name.Span, meant))])];
    }
}
