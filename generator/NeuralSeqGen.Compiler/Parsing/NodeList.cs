using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>The properties of a class that are nodes of its graph, in the order of the text: those of type LayerNode, and those that carry parts.</summary>
internal static class NodeList
{
    private const string NodeType = "LayerNode";

    public static IReadOnlyList<IPropertySymbol> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var declarations = type.DeclaringSyntaxReferences.ToList();
        return type.GetMembers().OfType<IPropertySymbol>()
            .Where(p => !p.IsImplicitlyDeclared && p.PartialDefinitionPart is null && IsNode(p))
            .Where(p => p.DeclaringSyntaxReferences.Length > 0)
            .OrderBy(p => PartList.Declaration(declarations, p.DeclaringSyntaxReferences[0]))
            .ThenBy(p => p.DeclaringSyntaxReferences[0].Span.Start)
            .TakeWhile(_ => !cancellation.IsCancellationRequested)
            .ToList();
    }

    /// <summary>The parts on a node, in the order of the text.</summary>
    public static IReadOnlyList<AttributeData> Parts(IPropertySymbol node) => PartList.Ordered(node, []);

    public static NodeSpec Read(IPropertySymbol node, int firstPart, int partCount, CancellationToken cancellation)
    {
        bool isNode = IsLayerNode(node.Type);
        return new(node.Name, firstPart, partCount)
        {
            Modifiers = string.Join(" ", new[] { SyntaxFacts.GetText(node.DeclaredAccessibility), node.IsStatic ? "static" : "", node.IsRequired ? "required" : "" }.Where(w => w.Length > 0)),
            IsPartial = node.IsPartialDefinition,
            IsPlain = node.IsStatic && isNode && node is { GetMethod: not null, SetMethod: null, IsIndexer: false },
            IsDocumented = IsDocumented(node, cancellation),
            Type = isNode ? "global::NeuralSeqGen.LayerNode" : node.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Setter = node.SetMethod is { } setter ? setter.IsInitOnly ? "init" : "set" : "",
        };
    }

    private static bool IsDocumented(IPropertySymbol node, CancellationToken cancellation) =>
        node.DeclaringSyntaxReferences[0].GetSyntax(cancellation).GetLeadingTrivia().Any(trivia => trivia.ToFullString().TrimStart() is var text && (text.StartsWith("///", StringComparison.Ordinal) || text.StartsWith("/**", StringComparison.Ordinal)));

    private static bool IsNode(IPropertySymbol property) =>
        (IsLayerNode(property.Type) && property.IsPartialDefinition) || property.GetAttributes().Any(a => ModelAttributes.IsPart(a.AttributeClass));

    private static bool IsLayerNode(ITypeSymbol type) => ModelAttributes.IsOurs(type, NodeType);
}
