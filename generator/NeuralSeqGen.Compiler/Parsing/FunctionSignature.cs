using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>The head of a function: parameters that are tensors or numbers, and one tensor or a tuple of tensors as result.</summary>
internal static class FunctionSignature
{
    /// <summary>Full name of the attribute of a function.</summary>
    public const string Attribute = "NeuralSeqGen.TensorFunctionAttribute";

    private const string Tensor = "Tensor";
    private const string Mask = "mask";

    public static bool IsTensor(ITypeSymbol? type) => type is not null && ModelAttributes.IsOurs(type, Tensor);

    /// <summary>Whether a method is declared as a function.</summary>
    public static bool IsFunction(IMethodSymbol method) => method.GetAttributes().Any(a => a.AttributeClass is { } type && ModelAttributes.IsOurs(type, "TensorFunctionAttribute"));

    /// <summary>Why a method is no function that can be compiled, as the end of a sentence; null when it is one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="home">The assembly that is compiled.</param>
    public static string? Problem(IMethodSymbol method, IAssemblySymbol home) =>
        method.MethodKind == MethodKind.LocalFunction ? "is a local function. Make it a method of the class with [TensorFunction]" :
        !IsFunction(method) ? "is no [TensorFunction]. Add the attribute to the method" :
        !method.IsStatic ? "is not static. A function has no object: make it static" :
        Shape(method) ?? (PackagedFunctions.IsPackaged(method, home) && PackagedFunctions.Read(method) is { Function: null, Problem: var problem } ? problem : null);

    /// <summary>Whether a method can be a function, once it is static and has the attribute.</summary>
    public static bool IsFit(IMethodSymbol method) => Shape(method) is null;

    private static string? Shape(IMethodSymbol method) =>
        method.IsGenericMethod || method.ContainingType.IsGenericType ? "is generic. Write it for Tensor, int, double and bool" :
        Results(method) == 0 ? $"gives {Text(method.ReturnType)}. A function gives a Tensor, or a tuple of Tensors" :
        method.Parameters.FirstOrDefault(p => Kind(p) is null) is { } wrong ? $"has the parameter '{wrong.Name}' of type {Text(wrong.Type)}. Parameters are Tensor, int, double or bool, without ref or params" :
        null;

    /// <summary>Whether a type has constants that a function may read.</summary>
    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Boolean;

    /// <summary>How many tensors a method gives; 0 for one that gives something else.</summary>
    public static int Results(IMethodSymbol method) =>
        IsTensor(method.ReturnType) ? 1 :
        method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(e => IsTensor(e.Type)) ? tuple.TupleElements.Length : 0;

    public static FunctionParameter Read(IParameterSymbol parameter) => new(parameter.Name, Kind(parameter) ?? FunctionParameterKind.Tensor)
    {
        HasDefault = parameter.HasExplicitDefaultValue && !IsTensor(parameter.Type),
        Default = parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null,
        Arguments = Declared(parameter) is { } attribute ? PartReader.Read(attribute, -1).Arguments : EquatableArray<ArgumentSpec>.Empty,
    };

    private static FunctionParameterKind? Kind(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None || parameter.IsParams ? null :
        IsTensor(parameter.Type) ? Declared(parameter) is { AttributeClass.Name: "WeightAttribute" } ? FunctionParameterKind.Weight : parameter.Name == Mask ? FunctionParameterKind.Mask : FunctionParameterKind.Tensor :
        parameter.Type.SpecialType switch
        {
            SpecialType.System_Int32 => FunctionParameterKind.Integer,
            SpecialType.System_Double => FunctionParameterKind.Real,
            SpecialType.System_Boolean => FunctionParameterKind.Flag,
            _ => null,
        };

    private static AttributeData? Declared(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass is { } type && (ModelAttributes.IsOurs(type, "WeightAttribute") || ModelAttributes.IsOurs(type, "StateAttribute")));

    private static string Text(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
