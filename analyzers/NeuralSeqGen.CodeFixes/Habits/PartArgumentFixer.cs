using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes.Habits;

/// <summary>Arguments on a model as Keras takes them: <c>Dense(8, "relu")</c>, <c>Adam(0.001)</c>, <c>Gru(16, return_sequences: true)</c>, <c>Input(null, 64, 15)</c>, <c>TimeDistributed(Dense(8))</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartArgumentFixer))]
public sealed class PartArgumentFixer() : ModelFixer("CS1729", "CS1739", "CS1503", "CS0029", "CS0117", "CS0246", "CS0103", "CS1955", "CS1061")
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var attribute = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();
        if (attribute is not { ArgumentList: { Arguments.Count: > 0 } list } || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics || !Parts.IsOnModel(attribute, semantics, cancellation) || Type(attribute, semantics, cancellation) is not { } type)
        {
            return [];
        }

        if (list.Arguments is [{ NameColon: null, NameEquals: null, Expression: InvocationExpressionSyntax wrapped }] && type.Name is "TimeDistributedAttribute" or "BidirectionalAttribute")
        {
            return [Fix($"A wrapper is a prefix of its layer: [{attribute.Name}, {wrapped}]", attribute.Span, $"{attribute.Name}, {wrapped}")];
        }

        return type.Name == "InputAttribute" ? Input(attribute, list) : new PartArguments(type, Qualifier(attribute)).Rewrite(list) is { } text ? [Fix($"Behind its constructor's arguments a part has properties: [{attribute.Name}{text}]", list.Span, text)] : [];

        ModelFix Fix(string title, TextSpan span, string changed) => new(title, "PartArguments", [(document.Id, new TextChange(span, changed))]);

        IReadOnlyList<ModelFix> Input(AttributeSyntax input, AttributeArgumentListSyntax extents)
        {
            var written = extents.Arguments is [{ NameEquals: null, Expression: TupleExpressionSyntax tuple }] ? tuple.Arguments.Select(a => a.Expression).ToList() : extents.Arguments.Where(a => a.NameEquals is null).Select(a => a.Expression).ToList();
            var named = extents.Arguments.Where(a => a.NameEquals is not null).Select(a => a.ToString());
            bool isOpen = written.Count > 0 && written[0].IsKind(SyntaxKind.NullLiteralExpression), hasBatch = isOpen && written.Count > 2;
            string text = "(" + string.Join(", ", (isOpen ? written.Skip(1) : written).Select(e => e.ToString()).Prepend(isOpen && !hasBatch ? "100" : "").Where(t => t.Length > 0).Concat(named)) + ")";
            string title = hasBatch ? "[Input] declares one sample, without the batch" : isOpen ? "The number of steps is fixed: write that of the longest sequence, and pad the others (Sequences.Pad)" : "[Input] takes the extents one by one";
            return written.Count == 0 || text == extents.ToString() || (isOpen ? written.Skip(1) : written).Any(e => e.IsKind(SyntaxKind.NullLiteralExpression)) ? [] : [Fix($"{title}: [{input.Name}{text}]", extents.Span, text)];
        }
    }

    private static string Qualifier(AttributeSyntax attribute) => attribute.Name is QualifiedNameSyntax { Left: not SimpleNameSyntax { Identifier.ValueText: "Metric" } and var left } ? left + "." : "";

    /// <summary>Also where none of its constructors fits.</summary>
    private static INamedTypeSymbol? Type(AttributeSyntax attribute, SemanticModel semantics, CancellationToken cancellation)
    {
        var type = semantics.GetTypeInfo(attribute, cancellation).Type as INamedTypeSymbol;
        return Parts.IsPart(type) ? type : null;
    }
}
