using System;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>
/// Which types the declaration is made of. They are known by their full name and the assembly of the runtime: a class of someone else may have the simple
/// name of any of them.
/// </summary>
internal static class ModelAttributes
{
    public const string Namespace = "NeuralSeqGen";

    /// <summary>Metadata name of the attribute that makes a class a model.</summary>
    public const string SequenceModel = Namespace + ".SequenceModelAttribute";

    private const string Assembly = "NeuralSeqGen";
    private const string Part = "ModelPartAttribute";
    private const string Suffix = "Attribute";

    /// <summary>Whether an attribute class derives from the base of all parts: one of ours, or one that <see cref="ForeignBase"/> tells from them.</summary>
    public static bool IsPart(INamedTypeSymbol? type)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (IsOurs(current, Part))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsSequenceModel(INamedTypeSymbol? type) => type is not null && IsOurs(type, "SequenceModelAttribute");

    /// <summary>Whether a type is the one of this name in the runtime.</summary>
    public static bool IsOurs(ITypeSymbol type, string name) =>
        type.Name == name && type is { ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } } && IsOurs(type);

    /// <summary>Name of the base for parts that an attribute of someone else derives from; null for a part of ours.</summary>
    public static string? ForeignBase(INamedTypeSymbol type)
    {
        var current = type;
        while (!IsOurs(current) && current.BaseType is { } next)
        {
            current = next;
        }

        return SymbolEqualityComparer.Default.Equals(current, type) ? null : current.Name;
    }

    /// <summary><c>GruAttribute</c> to <c>Gru</c>, <c>Metric.AccuracyAttribute</c> to <c>Metric.Accuracy</c>.</summary>
    public static string PartName(INamedTypeSymbol type)
    {
        string name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;
        return type.ContainingType is { } outer ? outer.Name + "." + name : name;
    }

    private static bool IsOurs(ITypeSymbol type) => type.ContainingAssembly?.Name == Assembly;
}
