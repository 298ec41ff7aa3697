using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Where the parts of a model stand; for analyzers only, never in a pipeline.</summary>
internal sealed class SourceMap
{
    private readonly IReadOnlyList<SyntaxReference> _parts;

    private readonly Func<int, IReadOnlyList<FunctionText?>> _functions;

    private SourceMap(IReadOnlyList<SyntaxReference> parts, Location type, Func<int, IReadOnlyList<FunctionText?>> functions)
    {
        _parts = parts;
        _functions = functions;
        Type = type;
    }

    /// <summary>The class name on the declaration that carries the parts.</summary>
    public Location Type { get; }

    public static SourceMap Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var attributes = PartList.All(type, cancellation);
        var parts = attributes.Select(a => a.ApplicationSyntaxReference!).ToList();
        return new(parts, Identifier(type, parts, cancellation), part => FunctionReader.Texts(attributes[part], type, cancellation));
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

    /// <summary>Where something stands in the function that a part names; the part itself where there is no place, or where it is of another assembly.</summary>
    public Location Locate(int part, FunctionPlace? place) =>
        place is null || part < 0 || part >= _parts.Count || _functions(part).ElementAtOrDefault(place.Body) is not { } text ? Locate(part) : text.Locate(place.Node);

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
