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
    public static TextChange? Remove(AttributeSyntax attribute, SourceText source)
    {
        if (attribute.Parent is not AttributeListSyntax list)
        {
            return null;
        }

        int index = list.Attributes.IndexOf(attribute);
        if (list.Attributes.Count == 1)
        {
            return Deletion(WholeList(list, source));
        }

        return Deletion(index + 1 < list.Attributes.Count
            ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[index + 1].SpanStart)
            : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End));
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

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static TextChange Insertion(int position, string text) => new(new TextSpan(position, 0), text);

    private static TextChange Deletion(TextSpan span) => new(span, "");
}
