using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Analyzers.Declaration;

/// <summary>Comments behind the lines of a declaration that say what their layers give: <c>// (64, 16) · 1,536</c>. Comments of another form belong to their author.</summary>
internal static class ShapeComments
{
    private static readonly Regex Form = new(@"^// \((\d+(, \d+)*)?\) · \d{1,3}(,\d{3})*$", RegexOptions.CultureInvariant);

    /// <summary>Whether a comment has the form.</summary>
    public static bool IsOurs(SyntaxTrivia comment) => comment.IsKind(SyntaxKind.SingleLineCommentTrivia) && Form.IsMatch(comment.ToString().TrimEnd());

    /// <summary>The lines of a model on which layers end and which have, or could have, such a comment; none where its shapes are not certain.</summary>
    public static IEnumerable<ShapeLine> Of(BoundSource source, CancellationToken cancellation)
    {
        var layers = source.Model.IsValid ? source.Model.Layers.Where(l => l.Part >= 0).Select(l => (Layer: l, End: source.Map.Syntax(l.AndInside().Max(i => i.Part), cancellation))) : [];
        foreach (var line in layers.Where(l => l.End is not null).GroupBy(l => (l.End!.SyntaxTree, Line: LineOf(l.End, cancellation))))
        {
            var last = line.OrderBy(l => l.End!.Span.End).ThenBy(l => l.Layer.Number).Last().Layer;
            string text = $"// {Naming.Sample(last.OutputShape)} · {Naming.Count(line.Sum(l => (long)l.Layer.ParameterCount))}";
            if (Place(line.Key.SyntaxTree, line.Key.Line, cancellation) is { } place)
            {
                yield return new(line.Key.SyntaxTree, place, text);
            }
        }
    }

    private static int LineOf(SyntaxNode syntax, CancellationToken cancellation) => syntax.SyntaxTree.GetText(cancellation).Lines.GetLineFromPosition(syntax.Span.End).LineNumber;

    /// <summary>The comment of the form that ends a line, or the empty place behind its text; null where something else stands there.</summary>
    private static TextSpan? Place(SyntaxTree tree, int number, CancellationToken cancellation)
    {
        var line = tree.GetText(cancellation).Lines[number];
        int end = line.Start + line.ToString().TrimEnd().Length;
        var trivia = tree.GetRoot(cancellation).FindTrivia(end - 1, findInsideTrivia: false);
        return IsOurs(trivia) ? TextSpan.FromBounds(trivia.SpanStart, end) : trivia.IsKind(SyntaxKind.None) ? new TextSpan(end, 0) : null;
    }

    /// <summary>A layer and those inside its wrappers.</summary>
    private static IEnumerable<BoundLayer> AndInside(this BoundLayer layer) => layer.Inner.SelectMany(AndInside).Prepend(layer);
}
