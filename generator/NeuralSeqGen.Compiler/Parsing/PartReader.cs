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

        var arguments = new List<ArgumentSpec>();
        bool isBroken = attribute.AttributeConstructor is null;
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
        {
            string? parameter = attribute.AttributeConstructor is { } constructor && i < constructor.Parameters.Length ? constructor.Parameters[i].Name : null;
            isBroken |= parameter is null || !TryRead(attribute.ConstructorArguments[i], PropertyName(parameter), arguments);
        }

        foreach (var named in attribute.NamedArguments)
        {
            isBroken |= !TryRead(named.Value, named.Key, arguments);
        }

        return new(index, ModelAttributes.PartName(type), arguments.ToEquatableArray(), isBroken);
    }

    private static string PropertyName(string parameter) => char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    private static bool TryRead(TypedConstant constant, string name, List<ArgumentSpec> arguments)
    {
        if (constant.Kind == TypedConstantKind.Error)
        {
            return false;
        }

        arguments.Add(new(name, Value(constant)));
        return true;
    }

    private static object? Value(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => null,
        TypedConstantKind.Enum => new EnumMember(MemberName(constant)),
        TypedConstantKind.Array => Items(constant),
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
        _ => null,
    };
}
