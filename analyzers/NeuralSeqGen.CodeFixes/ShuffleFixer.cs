using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Turns shuffling off where the options of a Fit are made.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShuffleFixer))]
public sealed class ShuffleFixer() : ModelFixer(RuleIds.StatefulShuffled)
{
    private const string Option = "Shuffle = false", Title = "Set " + Option;

    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var call = await ModelCall.AtAsync(document, diagnostic.Location, cancellation).ConfigureAwait(false);
        return call?.Semantics.GetOperation(call.Call, cancellation) is IInvocationOperation fit && FitOption.Argument(fit) is { Parameter: { } parameter } options
            && FitOption.Of(options, ShuffledStates.Option) is { Value: null or true } shuffle && Change(call.Call, parameter.Name, shuffle.Made?.Syntax) is { } change
            ? [new(Title, Title, [(document.Id, change)])] : [];
    }

    private static TextChange? Change(InvocationExpressionSyntax call, string parameter, SyntaxNode? made) => made switch
    {
        null => Insertion(call.ArgumentList.CloseParenToken.SpanStart, $"{(call.ArgumentList.Arguments.Count > 0 ? ", " : "")}{parameter}: new() {{ {Option} }}"),
        BaseObjectCreationExpressionSyntax creation => Change(creation.Initializer, creation.Span.End),
        WithExpressionSyntax copy => Change(copy.Initializer, copy.Span.End),
        LiteralExpressionSyntax or DefaultExpressionSyntax => new TextChange(made.Span, $"new() {{ {Option} }}"),
        _ => null,
    };

    /// <summary>Sets it in an initializer, or behind an expression without one.</summary>
    private static TextChange Change(InitializerExpressionSyntax? initializer, int end)
    {
        var written = initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Left is IdentifierNameSyntax { Identifier.ValueText: "Shuffle" });
        return initializer is null ? Insertion(end, $" {{ {Option} }}") :
            written is not null ? new TextChange(written.Right.Span, "false") :
            initializer.Expressions.Count == 0 ? new TextChange(initializer.Span, $"{{ {Option} }}") : Insertion(initializer.Expressions.Last().Span.End, ", " + Option);
    }

    private static TextChange Insertion(int position, string text) => new(new TextSpan(position, 0), text);
}
