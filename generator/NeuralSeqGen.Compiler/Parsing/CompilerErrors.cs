using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>
/// Whether the C# compiler reports an attribute itself. It says so by what it leaves out: the constructor, constants, defaults and the array of <c>params</c>,
/// which it adds to attributes without errors only, and named arguments that name nothing. Type arguments are left as they are: those of parts are classes.
/// </summary>
internal static class CompilerErrors
{
    public static bool Has(AttributeData attribute) =>
        attribute.AttributeClass is not { TypeKind: not TypeKind.Error } type ||
        type.TypeArguments.Any(argument => argument.IsValueType || argument.TypeKind is TypeKind.Error or TypeKind.Dynamic) ||
        attribute.AttributeConstructor is not { } constructor ||
        attribute.ConstructorArguments.Length != constructor.Parameters.Length ||
        attribute.ConstructorArguments.Where((argument, i) => IsError(argument) || !Fits(argument, constructor.Parameters[i])).Any() ||
        attribute.NamedArguments.Any(argument => IsError(argument.Value)) ||
        attribute.NamedArguments.Length < WrittenNames(attribute);

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error || (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(IsError));

    private static bool Fits(TypedConstant argument, IParameterSymbol parameter) => parameter.Type is IArrayTypeSymbol == (argument.Kind == TypedConstantKind.Array);

    private static int WrittenNames(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var written } ? written.Count(argument => argument.NameEquals is not null) : 0;
}
