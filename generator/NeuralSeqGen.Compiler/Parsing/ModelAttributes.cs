using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Names of the declaration's types.</summary>
internal static class ModelAttributes
{
    public const string Namespace = "NeuralSeqGen";

    /// <summary>Metadata name of the attribute that makes a class a model.</summary>
    public const string SequenceModel = Namespace + ".SequenceModelAttribute";

    private const string Part = "ModelPartAttribute";
    private const string Suffix = "Attribute";

    /// <summary>Whether an attribute class is a part of a model, by its base types.</summary>
    public static bool IsPart(INamedTypeSymbol? type)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Name == Part && current.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsSequenceModel(INamedTypeSymbol? type) =>
        type is { Name: "SequenceModelAttribute", ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary><c>GruAttribute</c> to <c>Gru</c>, <c>Metric.AccuracyAttribute</c> to <c>Metric.Accuracy</c>.</summary>
    public static string PartName(INamedTypeSymbol type)
    {
        string name = type.Name.EndsWith(Suffix, System.StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;
        return type.ContainingType is { } outer ? outer.Name + "." + name : name;
    }
}
