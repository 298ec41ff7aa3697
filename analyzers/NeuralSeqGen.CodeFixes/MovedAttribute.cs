using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes;

/// <summary>An attribute that goes from the class to a node, or the other way round, within one declaration.</summary>
internal static class MovedAttribute
{
    /// <summary>Its removal and its insertion behind the last attribute there; none where the place is not in the same declaration.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="node">Name of the node that gets it; empty for the class.</param>
    /// <param name="source">The text of its file.</param>
    public static IReadOnlyList<TextChange> To(AttributeSyntax attribute, string node, SourceText source)
    {
        var type = attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var lists = node.Length == 0 ? type?.AttributeLists : type?.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(p => p.Identifier.ValueText == node)?.AttributeLists;
        return lists?.LastOrDefault(list => !list.Contains(attribute)) is { Attributes.Count: > 0 } list && AttributeText.Remove(attribute, source) is { } removal
            ? [removal, AttributeText.InsertBehind(list.Attributes.Last(), attribute.ToString())] : [];
    }
}
