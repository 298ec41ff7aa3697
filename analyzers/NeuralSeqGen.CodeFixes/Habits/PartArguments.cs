using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralSeqGen.CodeFixes.Habits;

/// <summary>The arguments of an attribute as Keras takes them, in C#: by position or by name there, properties here; strings there, members of enums here.</summary>
/// <param name="type">The attribute's type.</param>
/// <param name="qualifier">What is written before its name, with the dot; empty for nothing.</param>
internal sealed class PartArguments(INamedTypeSymbol type, string qualifier)
{
    private static readonly string[] Optimizer = ["LearningRate"], Layer = ["Activation"], Recurrent = ["Activation", "RecurrentActivation"], Window = ["Strides", "Padding"];

    /// <summary>The list in C#; null where a part of it is unknown, or nothing would change.</summary>
    public string? Rewrite(AttributeArgumentListSyntax list)
    {
        var positional = list.Arguments.Where(a => a.NameColon is null && a.NameEquals is null).ToList();
        int taken = type.InstanceConstructors.Select(c => c.Parameters.Length).DefaultIfEmpty(0).Max();
        bool takesAny = type.InstanceConstructors.Any(c => c.Parameters is [.., { IsParams: true }]);
        var texts = new List<string?>();
        foreach (var argument in list.Arguments)
        {
            int position = positional.IndexOf(argument);
            texts.Add(position < 0 ? Named(argument) : takesAny || position < taken ? argument.ToString() : Property(Following(position - taken), argument.Expression));
        }

        string text = "(" + string.Join(", ", texts.Where(t => t != "")) + ")";
        return texts.Contains(null) || text == list.ToString() ? null : text;
    }

    /// <summary>What Keras takes behind the arguments that the constructor has.</summary>
    private string? Following(int index)
    {
        string[] names = Inherits("OptimizerAttribute") ? Optimizer : Inherits("RecurrentLayerAttribute") ? Recurrent : Properties().Any(p => p.Name == "Strides") ? Window : Layer;
        return index < names.Length ? names[index] : null;
    }

    /// <summary>Empty for what Keras has no value in.</summary>
    private string? Named(AttributeArgumentSyntax argument)
    {
        string written = (argument.NameEquals?.Name ?? argument.NameColon!.Name).Identifier.ValueText;
        var parameter = type.InstanceConstructors.SelectMany(c => c.Parameters).FirstOrDefault(p => Words.Plain(p.Name) == Words.Plain(written));
        return parameter is { IsParams: false } ? $"{parameter.Name}: {argument.Expression}" : Property(written == "lr" ? "LearningRate" : written, argument.Expression);
    }

    private string? Property(string? written, ExpressionSyntax value)
    {
        var properties = Properties().ToList();
        var property = properties.FirstOrDefault(p => p.Name == written) ?? (written is not null && Words.Meant(written, properties.Select(p => p.Name)) is { } meant ? properties.First(p => p.Name == meant) : null);
        return property is null ? null : value.IsKind(SyntaxKind.NullLiteralExpression) ? "" : Value(property.Type, value) is { } text ? property.Name + " = " + text : null;
    }

    /// <summary>The value in the property's type; null where it is of another kind.</summary>
    private string? Value(ITypeSymbol wanted, ExpressionSyntax value)
    {
        bool isText = value.IsKind(SyntaxKind.StringLiteralExpression);
        if (wanted.TypeKind == TypeKind.Enum)
        {
            var members = wanted.GetMembers().OfType<IFieldSymbol>().Select(f => f.Name).ToList();
            string? written = isText ? ((LiteralExpressionSyntax)value).Token.ValueText : (value as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
            bool isRight = !isText && (written is null ? value is not LiteralExpressionSyntax : members.Contains(written));
            string? member = written is null ? null : members.Contains(written) ? written : Words.Meant(written, members);
            return isRight ? value.ToString() : member is null ? null : qualifier + wanted.Name + "." + member;
        }

        bool isNumber = value.IsKind(SyntaxKind.NumericLiteralExpression) || value is PrefixUnaryExpressionSyntax;
        bool isFlag = value.IsKind(SyntaxKind.TrueLiteralExpression) || value.IsKind(SyntaxKind.FalseLiteralExpression);
        return wanted.SpecialType switch
        {
            SpecialType.System_Boolean => isText || isNumber ? null : value.ToString(),
            SpecialType.System_String => isNumber || isFlag ? null : value.ToString(),
            _ => isText || isFlag || (wanted.TypeKind == TypeKind.Array && isNumber) ? null : value.ToString(),
        };
    }

    private IEnumerable<IPropertySymbol> Properties()
    {
        for (var owner = type; owner is not null && owner.Name != "Attribute"; owner = owner.BaseType)
        {
            foreach (var property in owner.GetMembers().OfType<IPropertySymbol>().Where(p => p.SetMethod is { DeclaredAccessibility: Accessibility.Public }))
            {
                yield return property;
            }
        }
    }

    private bool Inherits(string name)
    {
        var owner = type;
        while (owner is not null && !string.Equals(owner.Name, name, StringComparison.Ordinal))
        {
            owner = owner.BaseType;
        }

        return owner is not null;
    }
}
