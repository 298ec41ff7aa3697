using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes;

/// <summary>How a declaration is laid out: the ends of its lines, and how far in they begin.</summary>
/// <param name="End">What ends a line in its file.</param>
/// <param name="Indent">What stands before the class on its line.</param>
internal sealed record SourceLines(string End, string Indent)
{
    public static SourceLines Of(TypeDeclarationSyntax type)
    {
        var text = type.SyntaxTree.GetText();
        var first = text.Lines[0];
        var line = text.Lines.GetLineFromPosition(type.SpanStart);
        string end = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        return new(end.Length > 0 ? end : "\n", new string(text.ToString(line.Span).TakeWhile(char.IsWhiteSpace).ToArray()));
    }

    /// <summary>Members at the beginning of a class, which gets braces where it has none.</summary>
    public TextChange InsertMembers(TypeDeclarationSyntax type, IEnumerable<string> members)
    {
        string lines = string.Concat(members.Select(member => End + Indent + "    " + member));
        return type.OpenBraceToken.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None)
            ? new TextChange(type.SemicolonToken.Span, End + Indent + "{" + lines + End + Indent + "}")
            : new TextChange(new TextSpan(type.OpenBraceToken.Span.End, 0), lines + (type.Members.Count > 0 ? End : ""));
    }

    /// <summary>Removes attributes, those that stand side by side together.</summary>
    public static IEnumerable<TextChange> Remove(IEnumerable<AttributeSyntax> attributes)
    {
        foreach (var list in attributes.GroupBy(a => (AttributeListSyntax)a.Parent!))
        {
            var source = list.Key.SyntaxTree.GetText();
            var run = new List<AttributeSyntax>();
            foreach (var attribute in list.Key.Attributes)
            {
                if (list.Contains(attribute))
                {
                    run.Add(attribute);
                }

                if (run.Count > 0 && (attribute == list.Key.Attributes.Last() || !list.Contains(attribute)))
                {
                    yield return AttributeText.Remove(run.ToList(), source)!.Value;
                    run.Clear();
                }
            }
        }
    }

    /// <summary>The text of an attribute with a change in it.</summary>
    public static string Changed(AttributeSyntax attribute, TextChange? change) => change is not { } c ? attribute.ToString() :
        attribute.ToString().Remove(c.Span.Start - attribute.SpanStart, c.Span.Length).Insert(c.Span.Start - attribute.SpanStart, c.NewText!);
}
