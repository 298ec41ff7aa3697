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

/// <summary>Arguments of a model's methods by Keras's names: <c>Fit(x, y, epochs: 10, batch_size: 32)</c>, <c>Evaluate(x, y, batch_size: 32)</c>, <c>Predict(x, verbose: 0)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallArgumentFixer))]
public sealed class CallArgumentFixer() : ModelFixer("CS1739")
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics is null || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access } call
            || Receivers.Model(access.Expression, semantics, cancellation) is not { } model)
        {
            return [];
        }

        var methods = model.GetMembers(access.Name.Identifier.ValueText).OfType<IMethodSymbol>().Where(m => m.DeclaredAccessibility == Accessibility.Public).ToList();
        return Rewrite(call.ArgumentList, methods) is { } text ? [new(Title(methods, text), "CallArguments", [(document.Id, new TextChange(call.ArgumentList.Span, text))])] : [];
    }

    private static string Title(List<IMethodSymbol> methods, string text) =>
        (text.Contains("new() {") ? $"Options of {methods[0].Name} stand in one object" : $"{methods[0].Name} has these arguments") + $": {methods[0].Name}{text}";

    /// <summary>The arguments, those that are options in one object; null where one is unknown, or options are there already.</summary>
    private static string? Rewrite(ArgumentListSyntax list, List<IMethodSymbol> methods)
    {
        var parameters = methods.SelectMany(m => m.Parameters).GroupBy(p => p.Name).Select(same => same.First()).ToList();
        var options = parameters.FirstOrDefault(p => p.Type.Name == "FitOptions")?.Type.GetMembers().OfType<IPropertySymbol>().Where(p => p.SetMethod is not null).Select(p => p.Name).ToList() ?? [];
        var (passed, named, set) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var argument in list.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText is not { } written)
            {
                passed.Add(argument.ToString());
            }
            else if (parameters.Select(p => p.Name).FirstOrDefault(p => Words.Plain(p) == Words.Plain(written)) is { } parameter)
            {
                named.Add($"{parameter}: {argument.Expression}");
            }
            else if (options.FirstOrDefault(o => Words.Plain(o) == Words.Plain(written)) is { } option)
            {
                set.Add($"{option} = {argument.Expression}");
            }
            else if (written == "verbose")
            {
                set.AddRange(options.Count > 0 && !IsZero(argument.Expression) ? ["Progress = new ConsoleProgress()"] : []);
            }
            else
            {
                return null;
            }
        }

        // a third array or an object of options is there already
        bool isFree = passed.Count <= ArrayCount(methods) && !named.Any(n => n.StartsWith("options:", System.StringComparison.Ordinal));
        string text = set.Count == 0 ? "" : passed.Count == ArrayCount(methods) ? $"new() {{ {string.Join(", ", set)} }}" : $"options: new() {{ {string.Join(", ", set)} }}";
        return set.Count > 0 && !isFree ? null : "(" + string.Join(", ", passed.Concat(text.Length == 0 ? [] : [text]).Concat(named)) + ")";
    }

    /// <summary>How many parameters stand before the options.</summary>
    private static int ArrayCount(List<IMethodSymbol> methods) =>
        methods.Select(m => m.Parameters.TakeWhile(p => p.Type.Name != "FitOptions").Count()).DefaultIfEmpty(0).Min();

    private static bool IsZero(ExpressionSyntax value) => value.IsKind(SyntaxKind.FalseLiteralExpression) || value is LiteralExpressionSyntax { Token.Value: 0 };
}
