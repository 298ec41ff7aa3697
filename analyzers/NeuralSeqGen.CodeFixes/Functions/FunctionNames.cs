using System.Linq;
using Microsoft.CodeAnalysis;

namespace NeuralSeqGen.CodeFixes.Functions;

/// <summary>Names of ours as they are written at a place.</summary>
internal static class FunctionNames
{
    /// <summary>A type of ours is in reach by its name alone, or with its namespace.</summary>
    /// <param name="written">As it is written.</param>
    /// <param name="type">Its name.</param>
    /// <param name="semantics">Of the file.</param>
    /// <param name="position">Where it is to be written.</param>
    public static string InReach(string written, string type, SemanticModel semantics, int position) =>
        semantics.LookupNamespacesAndTypes(position, name: type) is [INamedTypeSymbol found] && IsOurs(found) ? written : "NeuralSeqGen." + written;

    /// <summary>A method of Tensor by its name alone where that is in reach, as by a using static.</summary>
    public static string Operation(string name, SemanticModel semantics, int position) =>
        semantics.LookupSymbols(position, name: name) is { Length: > 0 } found && found.All(s => s is IMethodSymbol && IsTensor(s.ContainingType)) ? name : InReach("Tensor", "Tensor", semantics, position) + "." + name;

    public static bool IsTensor(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Tensor" } named && IsOurs(named);

    private static bool IsOurs(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "NeuralSeqGen", ContainingNamespace.IsGlobalNamespace: true };
}
