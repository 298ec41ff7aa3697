using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>The method that an attribute names by a string, in the class of the model or in the one that <c>typeof</c> names.</summary>
/// <param name="Name">What is written.</param>
/// <param name="Method">The method; null where there is none that can be compiled.</param>
/// <param name="Problem">Why not, as the end of a sentence that begins with the part.</param>
internal sealed record FunctionName(string Name, IMethodSymbol? Method, string Problem)
{
    /// <summary>Parameters of constructors by which attributes name functions.</summary>
    private static readonly HashSet<string> Parameters = ["function", "cell"];

    /// <summary>Whether an attribute names a function.</summary>
    public static bool IsNamed(AttributeData attribute) => attribute.AttributeConstructor?.Parameters.Any(IsName) ?? false;

    public static FunctionName Of(AttributeData attribute, INamedTypeSymbol model) => Find(Written(attribute), Type(attribute, model), model.ContainingAssembly);

    /// <summary>The only method of that name, whatever it is, for code fixes.</summary>
    public static IMethodSymbol? Candidate(AttributeData attribute, INamedTypeSymbol model) =>
        Methods(Written(attribute), Type(attribute, model)) is [var only] ? only : null;

    private static string Written(AttributeData attribute) =>
        attribute.ConstructorArguments.Where((_, i) => IsName(attribute.AttributeConstructor!.Parameters[i])).Select(a => a.Value as string).FirstOrDefault() ?? "";

    private static INamedTypeSymbol Type(AttributeData attribute, INamedTypeSymbol model) =>
        attribute.ConstructorArguments.Where(a => a.Kind == TypedConstantKind.Type).Select(a => a.Value as INamedTypeSymbol).FirstOrDefault() ?? model;

    private static List<IMethodSymbol> Methods(string name, INamedTypeSymbol type) => type.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary).ToList();

    private static bool IsName(IParameterSymbol parameter) => Parameters.Contains(parameter.Name) && parameter.Type.SpecialType == SpecialType.System_String;

    private static FunctionName Find(string name, INamedTypeSymbol type, IAssemblySymbol home)
    {
        var methods = Methods(name, type);
        string? problem =
            name.Length == 0 ? "names no function. Write nameof and a static method with [TensorFunction]" :
            methods.Count == 0 && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, home) ? $"names '{name}', but {type.Name} of '{type.ContainingAssembly?.Name}' has no public method of that name. Functions of another assembly are public there, as are the classes around them" :
            methods.Count == 0 ? $"names '{name}', but {type.Name} has no method of that name. Write a static method with [TensorFunction] there" :
            methods.Count > 1 ? $"names '{name}', but {type.Name} has {methods.Count} methods of that name. Give the function a name of its own" :
            FunctionSignature.Problem(methods[0], home) is { } wrong ? $"names '{name}', which {wrong}" : null;
        return problem is null ? new(name, methods[0], "") : new(name, null, problem);
    }
}
