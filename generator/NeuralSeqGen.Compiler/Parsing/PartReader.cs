using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Reads one attribute. Never throws: what cannot be read is left out, and the part is marked as reported by the C# compiler.</summary>
internal static class PartReader
{
    public static PartSpec Read(AttributeData attribute, int index)
    {
        if (attribute.AttributeClass is not { TypeKind: not TypeKind.Error } type)
        {
            return new(index, attribute.AttributeClass?.Name ?? "", EquatableArray<ArgumentSpec>.Empty, IsBroken: true);
        }

        bool isBroken = CompilerErrors.Has(attribute);
        if (ModelAttributes.ForeignBase(type) is { } foreignBase)
        {
            return new(index, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), EquatableArray<ArgumentSpec>.Empty, isBroken) { ForeignBase = foreignBase };
        }

        var arguments = new List<ArgumentSpec>();
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            string? parameter = attribute.AttributeConstructor is { } constructor && i < constructor.Parameters.Length ? constructor.Parameters[i].Name : null;
            Add(attribute.ConstructorArguments[i], parameter is null ? "" : PropertyName(parameter), arguments);
        }

        foreach (var named in attribute.NamedArguments)
        {
            Add(named.Value, named.Key, arguments);
        }

        return new(index, ModelAttributes.PartName(type), arguments.ToEquatableArray(), isBroken);
    }

    private static string PropertyName(string parameter) => char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    private static void Add(TypedConstant constant, string name, List<ArgumentSpec> arguments)
    {
        if (constant.Kind != TypedConstantKind.Error)
        {
            arguments.Add(new(name, Value(constant)));
        }
    }

    private static object? Value(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => null,
        TypedConstantKind.Enum => new EnumMember(MemberName(constant)),
        TypedConstantKind.Array => Items(constant),
        TypedConstantKind.Type => (constant.Value as ITypeSymbol)?.Name,
        TypedConstantKind.Primitive => constant.Value,
        _ => null,
    };

    private static string MemberName(TypedConstant constant)
    {
        var members = constant.Type?.GetMembers().OfType<IFieldSymbol>() ?? [];
        return members.FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))?.Name ?? Convert.ToString(constant.Value, CultureInfo.InvariantCulture);
    }

    private static object? Items(TypedConstant constant) => (constant.Type as IArrayTypeSymbol)?.ElementType.SpecialType switch
    {
        SpecialType.System_Int32 => constant.Values.Select(v => v.Value).OfType<int>().ToEquatableArray(),
        SpecialType.System_Double => constant.Values.Select(v => v.Value).OfType<double>().ToEquatableArray(),
        SpecialType.System_String => constant.Values.Select(v => v.Value).OfType<string>().ToEquatableArray(),
        SpecialType.System_Object => constant.Values.Select(Value).ToEquatableArray(),
        _ => null,
    };
}
