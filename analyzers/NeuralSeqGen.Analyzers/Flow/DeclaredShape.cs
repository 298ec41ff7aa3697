using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>Reads <c>[Shape(-1, 64, 8)]</c>, which a generated signature carries and an author may write.</summary>
internal static class DeclaredShape
{
    /// <summary>The extents a parameter, field or property states; null when it states none, or not as many as its type has axes.</summary>
    public static ExtentsFact? Of(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => Read(parameter.GetAttributes(), parameter.Type),
        IFieldSymbol field => Read(field.GetAttributes(), field.Type),
        IPropertySymbol property => Read(property.GetAttributes(), property.Type),
        _ => null,
    };

    public static ExtentsFact? OfReturn(IMethodSymbol method) => Read(method.GetReturnTypeAttributes(), method.ReturnType);

    private static ExtentsFact? Read(ImmutableArray<AttributeData> attributes, ITypeSymbol type)
    {
        var shape = attributes.FirstOrDefault(a => a.AttributeClass is { } type && ModelAttributes.IsOurs(type, "ShapeAttribute"));
        if (shape is not { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false, Values: var values }] } || type is not IArrayTypeSymbol { Rank: var rank } || rank != values.Length)
        {
            return null;
        }

        return new(values.Select(value => value.Value is int and >= 0 and var extent ? new Amount(extent) : (Amount?)null).ToEquatableArray());
    }
}
