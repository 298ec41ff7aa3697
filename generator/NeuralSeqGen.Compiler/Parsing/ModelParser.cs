using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>
/// Reads a class into a <see cref="ModelSpec"/>. Reading is total: half-typed source, missing arguments and unknown types give a spec, too.
/// Runs on every edit for every model, so it reads attributes, names of members and heads of constructors, and nothing else.
/// </summary>
internal static class ModelParser
{
    public static ModelSpec Parse(INamedTypeSymbol type, CancellationToken cancellation) => Parse(type, new SubModelReader(type, cancellation), cancellation);

    /// <summary>The same for a model inside others.</summary>
    public static ModelSpec Parse(INamedTypeSymbol type, SubModelReader models, CancellationToken cancellation)
    {
        var attributes = PartList.Of(type, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var nodes = NodeList.Of(type, cancellation);
        var parts = attributes.Concat(nodes.SelectMany(NodeList.Parts)).Select((a, i) => FunctionReader.Complete(models.Complete(PartReader.Read(a, i), a), a, type, cancellation)).ToEquatableArray();
        var declarations = type.DeclaringSyntaxReferences.ToList();
        return new()
        {
            Namespace = type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() : "",
            ContainingTypes = ContainingTypes(type).ToEquatableArray(),
            TypeName = type.Name,
            MetadataName = type.MetadataName,
            IsFileLocal = type.IsFileLocal,
            Accessibility = SyntaxFacts.GetText(type.DeclaredAccessibility),
            IsSealed = type.IsSealed,
            IsPartial = IsPartial(declarations, cancellation),
            IsGeneric = type.IsGenericType,
            IsAbstract = type is { IsAbstract: true, IsStatic: false },
            IsStatic = type.IsStatic,
            IsRecord = type.IsRecord,
            DeclarationsWithLayers = DeclarationsWithLayers(declarations, attributes, parts),
            GivenName = GivenName(type),
            IsBroken = type.GetAttributes().Any(a => ModelAttributes.IsSequenceModel(a.AttributeClass) && CompilerErrors.Has(a)),
            ReservedMembers = ReservedMembers(type).ToEquatableArray(),
            OwnShapes = OwnMembers(type).Select(m => m.Name).Where(name => nodes.Any(node => name == node.Name + "Shape")).Distinct().ToEquatableArray(),
            MisfitConstructor = OwnConstructors.Misfit(type, cancellation),
            Parts = parts,
            Nodes = Nodes(nodes, attributes.Count, cancellation).ToEquatableArray(),
        };
    }

    /// <summary>What stands for a class whose attributes could not be read.</summary>
    public static ModelSpec Unreadable(INamedTypeSymbol type, string failure) =>
        new() { Namespace = type.ContainingNamespace.ToDisplayString(), TypeName = type.Name, ReadFailure = failure };

    private static IEnumerable<NodeSpec> Nodes(IReadOnlyList<IPropertySymbol> nodes, int firstPart, CancellationToken cancellation)
    {
        foreach (var node in nodes)
        {
            int count = NodeList.Parts(node).Count;
            yield return NodeList.Read(node, firstPart, count, cancellation);
            firstPart += count;
        }
    }

    private static IEnumerable<string> ContainingTypes(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? ContainingTypes(outer).Append(outer.Name) : [];

    private static bool IsPartial(IReadOnlyList<SyntaxReference> declarations, CancellationToken cancellation) =>
        declarations.All(d => PartList.Syntax(d, cancellation) is { } syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static int DeclarationsWithLayers(IReadOnlyList<SyntaxReference> declarations, IReadOnlyList<AttributeData> attributes, IReadOnlyList<PartSpec> parts) =>
        attributes.Where((a, i) => a.ApplicationSyntaxReference is not null && LayerCatalogue.Find(parts[i].Name) is not null)
            .Select(a => PartList.Declaration(declarations, a.ApplicationSyntaxReference!)).Distinct().Count();

    private static string? GivenName(INamedTypeSymbol type) => type.GetAttributes()
        .Where(a => ModelAttributes.IsSequenceModel(a.AttributeClass))
        .SelectMany(a => a.NamedArguments)
        .FirstOrDefault(a => a.Key == "Name").Value is { IsNull: false, Kind: TypedConstantKind.Primitive, Value: string { Length: > 0 } name } ? OneLine(name) : null;

    // names stand in comments of the generated code, which a line break would end
    private static string OneLine(string name) => new(name.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c).ToArray());

    /// <summary>Generated names that the author gave away: any member for generated values, anything but overloads for generated methods, the class itself for both.</summary>
    private static IEnumerable<string> ReservedMembers(INamedTypeSymbol type) => OwnMembers(type).Prepend(type)
        .Where(m => ReservedNames.Values.Contains(m.Name) || (ReservedNames.Methods.Contains(m.Name) && m.Kind != SymbolKind.Method))
        .Select(m => m.Name).Distinct();

    // an analyzer sees the generated half too: its members are no mistakes of the author
    private static IEnumerable<ISymbol> OwnMembers(INamedTypeSymbol type) => type.GetMembers()
        .Where(m => !m.IsImplicitlyDeclared && m.DeclaringSyntaxReferences.Any(d => !d.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)));
}
