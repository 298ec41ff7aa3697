using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Where the parts of a model stand; for analyzers only, never in a pipeline.</summary>
internal sealed class SourceMap
{
    private readonly IReadOnlyList<SyntaxReference> _parts;

    private SourceMap(IReadOnlyList<SyntaxReference> parts, Location type)
    {
        _parts = parts;
        Type = type;
    }

    /// <summary>The class name on the declaration that carries the parts.</summary>
    public Location Type { get; }

    public static SourceMap Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var parts = PartList.All(type, cancellation).Select(a => a.ApplicationSyntaxReference!).ToList();
        return new(parts, Identifier(type, parts, cancellation));
    }

    /// <summary>The attribute of a part; the class name for part −1.</summary>
    public Location Locate(int part)
    {
        if (part < 0 || part >= _parts.Count)
        {
            return Type;
        }

        return Location.Create(_parts[part].SyntaxTree, _parts[part].Span);
    }

    /// <summary>The syntax of a part; null for the class.</summary>
    public AttributeSyntax? Syntax(int part, CancellationToken cancellation) =>
        part >= 0 && part < _parts.Count ? _parts[part].GetSyntax(cancellation) as AttributeSyntax : null;

    private static Location Identifier(INamedTypeSymbol type, IReadOnlyList<SyntaxReference> parts, CancellationToken cancellation)
    {
        var declarations = type.DeclaringSyntaxReferences.ToList();
        int number = parts.Count > 0 ? PartList.Declaration(declarations, parts[0]) : 0;
        var reference = declarations.ElementAtOrDefault(number) ?? declarations.FirstOrDefault();
        var syntax = reference is null ? null : PartList.Syntax(reference, cancellation);
        return syntax?.Identifier.GetLocation() ?? type.Locations.FirstOrDefault() ?? Location.None;
    }
}
