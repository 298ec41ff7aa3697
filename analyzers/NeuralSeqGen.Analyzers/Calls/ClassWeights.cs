using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Weights of classes in a dictionary of other types than the options take: C# only says that it cannot convert.</summary>
internal static class ClassWeights
{
    private const string Wanted = "IReadOnlyDictionary<int, double>";

    public static Diagnostic? Check(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ClassWeight", ContainingType: { Name: "FitOptions", ContainingNamespace: { Name: "NeuralSeqGen", ContainingNamespace.IsGlobalNamespace: true } } } }, Value: var value }
        && Unconverted(value) is { Type: INamedTypeSymbol { TypeArguments: [{ } key, { } weight] } type } given && type.AllInterfaces.Append(type).Any(i => i.Name == "IDictionary" || i.Name == "IReadOnlyDictionary") && (IsNumber(key) || key.SpecialType == SpecialType.System_String) && IsNumber(weight)
        && !(key.SpecialType == SpecialType.System_Int32 && weight.SpecialType == SpecialType.System_Double)
            ? new ArgumentMistake(new(RuleIds.ArgumentType, -1, "FitOptions", Wanted, "ClassWeight", type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), Remedy(given, key)), IsNumber(key) ? Retyped(given) : null).At(given.Syntax.GetLocation())
            : null;

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation { IsImplicit: true, Operand: var operand } ? operand : value;

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static string Remedy(IOperation given, ITypeSymbol key) => !IsNumber(key)
        ? "Weights are those of the numbers of classes, from 0: make it a Dictionary<int, double>, such as { [0] = 1.0, [1] = 5.0 }."
        : given.Syntax is IdentifierNameSyntax name
        ? $"Pass {name}.ToDictionary(pair => (int)pair.Key, pair => (double)pair.Value)."
        : "Make it a Dictionary<int, double>.";

    /// <summary>The same creation with the right type arguments.</summary>
    private static string? Retyped(IOperation given) => given.Syntax is ObjectCreationExpressionSyntax { Type: GenericNameSyntax { TypeArgumentList: var list } } creation
        ? creation.ReplaceNode(list, SyntaxFactory.ParseTypeName("D<int, double>") is GenericNameSyntax right ? right.TypeArgumentList.WithTriviaFrom(list) : list).ToString()
        : null;
}
