using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Changes of an attribute's text. Every method answers null when there is nothing to change.</summary>
internal static class AttributeText
{
    /// <summary>Sets a named argument: replaces its expression or appends it.</summary>
    public static TextChange? SetArgument(AttributeSyntax attribute, string name, string value)
    {
        var written = attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);
        if (written is not null)
        {
            return written.Expression.ToString() == value ? null : new TextChange(written.Expression.Span, value);
        }

        string argument = name + " = " + value;
        return attribute.ArgumentList switch
        {
            null => Insertion(attribute.Name.Span.End, "(" + argument + ")"),
            { Arguments.Count: 0 } list => Insertion(list.OpenParenToken.Span.End, argument),
            var list => Insertion(list.Arguments.Last().Span.End, ", " + argument),
        };
    }

    /// <summary>Removes a named argument with its comma, and the parentheses that then hold nothing.</summary>
    public static TextChange? RemoveArgument(AttributeSyntax attribute, string name)
    {
        if (attribute.ArgumentList is not { } list || list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name) is not { } written)
        {
            return null;
        }

        int index = list.Arguments.IndexOf(written);
        return Deletion(list.Arguments.Count == 1 ? list.Span : index == 0
            ? TextSpan.FromBounds(written.SpanStart, list.Arguments[1].SpanStart)
            : TextSpan.FromBounds(list.Arguments[index - 1].Span.End, written.Span.End));
    }

    /// <summary>Sets a number among the arguments of the constructor, by place, or by name where it is written with its name.</summary>
    public static TextChange? SetPositional(AttributeSyntax attribute, string name, int index, string number)
    {
        var arguments = Positional(attribute);
        var named = arguments.FirstOrDefault(a => string.Equals(a.NameColon?.Name.Identifier.ValueText, name, System.StringComparison.OrdinalIgnoreCase));
        var placed = index < arguments.Count && arguments.Take(index + 1).All(a => a.NameColon is null) ? arguments[index] : null;
        return (named ?? placed)?.Expression is { } expression && expression is not (ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or CollectionExpressionSyntax) && expression.ToString() != number
            ? new TextChange(expression.Span, number) : null;
    }

    /// <summary>Removes the last argument of the constructor, where another one is left.</summary>
    public static TextChange? RemoveLastPositional(AttributeSyntax attribute) =>
        Positional(attribute) is [.., { NameColon: null } before, { NameColon: null } last] ? Deletion(TextSpan.FromBounds(before.Span.End, last.Span.End)) : null;

    /// <summary>Names another node, wherever it names the one.</summary>
    public static TextChange? RenameNode(AttributeSyntax attribute, string from, string to)
    {
        var written = attribute.ArgumentList?.DescendantNodes().OfType<ExpressionSyntax>().Where(e => Names(e) == from).ToList() ?? [];
        return written.Count == 1 ? new TextChange(written[0].Span, "nameof(" + to + ")") : null;
    }

    private static string? Names(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: var named }] } => named is MemberAccessExpressionSyntax { Name: var last } ? last.Identifier.ValueText : (named as IdentifierNameSyntax)?.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Puts another attribute behind this one in the same brackets.</summary>
    public static TextChange InsertBehind(AttributeSyntax attribute, string text) => Insertion(attribute.Span.End, ", " + text);

    /// <summary>Gives it another name, where it is written with the one that it is known to have, in whatever namespace.</summary>
    public static TextChange? Rename(AttributeSyntax attribute, string from, string to)
    {
        var written = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier,
            var name => ((SimpleNameSyntax)name).Identifier,
        };
        return written.ValueText == Last(from) || written.ValueText == Last(from) + "Attribute" ? new TextChange(written.Span, Last(to)) : null;
    }

    /// <summary>Puts another one in its place.</summary>
    public static TextChange? Replace(AttributeSyntax attribute, string text) => attribute.ToString() == text ? null : new TextChange(attribute.Span, text);

    /// <summary>Puts another attribute before this one: on a line of its own where this one begins a line, else in the same list.</summary>
    public static TextChange? InsertBefore(AttributeSyntax attribute, string text, SourceText source)
    {
        if (attribute.Parent is not AttributeListSyntax list || list.OpenBracketToken.IsMissing)
        {
            return null;
        }

        var line = source.Lines.GetLineFromPosition(list.SpanStart);
        string indent = source.ToString(TextSpan.FromBounds(line.Start, list.SpanStart));
        bool ownLine = list.Attributes[0] == attribute && indent.Trim().Length == 0 && line.LineNumber > 0;
        return ownLine ? Insertion(list.SpanStart, "[" + text + "]" + EndOfLine(source, line) + indent) : InsertInList(attribute, text);
    }

    /// <summary>Puts another attribute before this one in the same brackets.</summary>
    public static TextChange InsertInList(AttributeSyntax attribute, string text) => Insertion(attribute.SpanStart, text + ", ");

    /// <summary>Removes an attribute with its comma, or with its brackets and line when nothing else stands there.</summary>
    public static TextChange? Remove(AttributeSyntax attribute, SourceText source) => Remove([attribute], source);

    /// <summary>Removes attributes that follow one another in the same brackets.</summary>
    public static TextChange? Remove(IReadOnlyList<AttributeSyntax> run, SourceText source)
    {
        if (run[0].Parent is not AttributeListSyntax list || !list.Attributes.SkipWhile(a => a != run[0]).Take(run.Count).SequenceEqual(run))
        {
            return null;
        }

        int first = list.Attributes.IndexOf(run[0]), behind = first + run.Count;
        return Deletion(
            run.Count == list.Attributes.Count ? WholeList(list, source) :
            behind < list.Attributes.Count ? TextSpan.FromBounds(run[0].SpanStart, list.Attributes[behind].SpanStart) :
            TextSpan.FromBounds(list.Attributes[first - 1].Span.End, run[run.Count - 1].Span.End));
    }

    /// <summary>Writes <c>partial</c> before <c>class</c>.</summary>
    public static TextChange? AddPartial(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.Keyword.IsMissing ? null : Insertion(type.Keyword.SpanStart, "partial ");

    private static TextSpan WholeList(AttributeListSyntax list, SourceText source)
    {
        var line = source.Lines.GetLineFromPosition(list.SpanStart);
        bool isAlone = line.Span.Contains(list.Span) && source.ToString(line.Span).Trim() == list.ToString();
        return isAlone ? line.SpanIncludingLineBreak : TextSpan.FromBounds(list.SpanStart, list.Span.End + SpacesBehind(list));
    }

    private static int SpacesBehind(AttributeListSyntax list) =>
        list.GetTrailingTrivia().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Sum(trivia => trivia.Span.Length);

    private static string EndOfLine(SourceText source, TextLine line) => source.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) is { Length: > 0 } end ? end : "\n";

    private static IReadOnlyList<AttributeArgumentSyntax> Positional(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments.Where(a => a.NameEquals is null).ToList() ?? [];

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static TextChange Insertion(int position, string text) => new(new TextSpan(position, 0), text);

    private static TextChange Deletion(TextSpan span) => new(span, "");
}
