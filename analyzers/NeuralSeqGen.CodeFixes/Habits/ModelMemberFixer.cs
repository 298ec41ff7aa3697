using System;
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

/// <summary>Members that a model of Keras has and one of ours does not, or by another name: <c>model.compile(…)</c>, <c>model.save("x.h5")</c>, <c>h.history["loss"]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ModelMemberFixer))]
public sealed class ModelMemberFixer() : ModelFixer("CS1061", "CS0176", "CS1955")
{
    /// <summary>What has another name here, by its plain name.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["save"] = "SaveWeights", ["savemodel"] = "SaveWeights", ["load"] = "LoadWeights", ["loadmodel"] = "LoadWeights", ["summary"] = "GetSummary", ["train"] = "Fit", ["call"] = "Predict", ["forward"] = "Predict",
        ["predictonbatch"] = "Predict", ["testonbatch"] = "Evaluate", ["getweights"] = "Weights", ["inputshape"] = "InputShape",
    };

    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics is null || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { Name: IdentifierNameSyntax name } access)
        {
            return [];
        }

        if (Receivers.IsHistory(access.Expression, semantics, cancellation))
        {
            return Words.Plain(name.Identifier.ValueText) == "history" ? [Fix("What Fit gives has the series itself", TextSpan.FromBounds(access.Expression.Span.End, access.Span.End), "")] : [];
        }

        var model = Receivers.Model(access.Expression, semantics, cancellation);
        return model is null ? [] : Words.Plain(name.Identifier.ValueText) == "compile" ? Compile(access) : Renamed(model, name, access);

        ModelFix Fix(string title, TextSpan span, string text, params TextChange[] more) => new(title, "ModelMember", [(document.Id, new TextChange(span, text)), .. more.Select(m => (document.Id, m))]);

        IReadOnlyList<ModelFix> Compile(MemberAccessExpressionSyntax call) => call.Parent is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement }
            ? [Fix("Loss, optimizer and metrics are attributes of the class: remove the call", Line(statement), "")]
            : [];

        IReadOnlyList<ModelFix> Renamed(INamedTypeSymbol type, IdentifierNameSyntax written, MemberAccessExpressionSyntax call)
        {
            bool isCall = call.Parent is InvocationExpressionSyntax;
            string? meant = Others.TryGetValue(Words.Plain(written.Identifier.ValueText), out string? ours) ? ours : Words.Meant(written.Identifier.ValueText, Receivers.Members(type));
            var members = meant is null ? [] : type.GetMembers(meant);
            return members.IsEmpty || members[0] is IMethodSymbol != isCall ? [] : [Fix($"{type.Name} has {meant}{(isCall ? "(…)" : "")}", written.Span, meant!, [.. FileName(meant!, call)])];
        }
    }

    /// <summary>The statement with the spaces before it and the end of its line.</summary>
    private static TextSpan Line(ExpressionStatementSyntax statement)
    {
        var before = statement.GetLeadingTrivia();
        int spaces = before.Count > 0 && before[before.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? before[before.Count - 1].Span.Length : 0;
        return TextSpan.FromBounds(statement.SpanStart - spaces, statement.FullSpan.End);
    }

    /// <summary>Weights are safetensors, by whatever extension; another name than Keras's says so.</summary>
    private static IEnumerable<TextChange> FileName(string method, MemberAccessExpressionSyntax access)
    {
        if (method is "SaveWeights" or "LoadWeights" && access.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }, ..] } && literal.Token.Value is string path)
        {
            foreach (string extension in new[] { ".h5", ".hdf5", ".keras", ".pt", ".pth" })
            {
                if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && method == "SaveWeights" && literal.Token.Text.EndsWith(extension + "\"", StringComparison.Ordinal))
                {
                    yield return new(TextSpan.FromBounds(literal.Span.End - 1 - extension.Length, literal.Span.End - 1), ".safetensors");
                }
            }
        }
    }
}
