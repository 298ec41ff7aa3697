using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>The attributes of a class that are parts of a model, in the order of the text: declaration by declaration, then by position.</summary>
internal static class PartList
{
    /// <summary>A class of another assembly has no text, but its attributes in the order the compiler wrote them, which is the same.</summary>
    public static IReadOnlyList<AttributeData> Of(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences.Length == 0
        ? type.GetAttributes().Where(a => ModelAttributes.IsPart(a.AttributeClass)).ToList()
        : Ordered(type, type.DeclaringSyntaxReferences).TakeWhile(_ => !cancellation.IsCancellationRequested).ToList();

    /// <summary>The parts of the class, then those of its nodes one after another: their place is their index.</summary>
    public static IReadOnlyList<AttributeData> All(INamedTypeSymbol type, CancellationToken cancellation) =>
        Of(type, cancellation).Concat(NodeList.Of(type, cancellation).SelectMany(NodeList.Parts)).ToList();

    /// <summary>The parts on a class or property, in the order of the text.</summary>
    public static IReadOnlyList<AttributeData> Ordered(ISymbol symbol, IReadOnlyList<SyntaxReference> declarations) =>
        symbol.GetAttributes()
            .Where(a => a.ApplicationSyntaxReference is not null && (ModelAttributes.IsPart(a.AttributeClass) || a.AttributeClass is null or { TypeKind: TypeKind.Error }))
            .OrderBy(a => Declaration(declarations, a.ApplicationSyntaxReference!))
            .ThenBy(a => a.ApplicationSyntaxReference!.Span.Start)
            .ToList();

    /// <summary>Number of the declaration an attribute stands on.</summary>
    public static int Declaration(IReadOnlyList<SyntaxReference> declarations, SyntaxReference attribute)
    {
        for (int i = 0; i < declarations.Count; i++)
        {
            if (declarations[i].SyntaxTree == attribute.SyntaxTree && declarations[i].Span.Contains(attribute.Span))
            {
                return i;
            }
        }

        return declarations.Count;
    }

    /// <summary>The type declaration behind a reference; null for other syntax.</summary>
    public static TypeDeclarationSyntax? Syntax(SyntaxReference reference, CancellationToken cancellation) => reference.GetSyntax(cancellation) as TypeDeclarationSyntax;
}
