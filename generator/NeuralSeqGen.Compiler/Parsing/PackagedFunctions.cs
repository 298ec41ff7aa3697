using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Functions of other assemblies, which have no source here: their assembly carries them as instructions.</summary>
internal static class PackagedFunctions
{
    private const string Attribute = "CompiledTensorFunctionAttribute";

    /// <summary>Whether a method belongs to another assembly than the one that is compiled.</summary>
    public static bool IsPackaged(IMethodSymbol method, IAssemblySymbol home) => method.DeclaringSyntaxReferences.Length == 0 || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, home);

    /// <summary>The method as its assembly names it.</summary>
    public static string Id(IMethodSymbol method) => method.OriginalDefinition.GetDocumentationCommentId() ?? "";

    /// <summary>The function, or why it cannot be read, as the end of a sentence.</summary>
    public static (FunctionSpec? Function, string Problem) Read(IMethodSymbol method)
    {
        string assembly = method.ContainingAssembly?.Name ?? "", id = Id(method);
        string? text = method.ContainingAssembly?.GetAttributes().Where(IsCompiled).FirstOrDefault(a => a.ConstructorArguments[0].Value as string == id)?.ConstructorArguments[1].Value as string;
        if (text is null)
        {
            return (null, $"is declared in '{assembly}', which carries no instructions of it. Make it public there and build '{assembly}' with this package, as a library; what NSG0902 refuses is left out");
        }

        if (FunctionInstructions.FormatOf(text) is { } format && format != FunctionInstructions.Format)
        {
            return (null, $"is declared in '{assembly}', whose instructions have format {format}, and this version reads {FunctionInstructions.Format}. Build '{assembly}' with the version of this project");
        }

        var function = FunctionInstructions.Read(method.Name, text);
        return function is not null && function.Main.Parameters.Equals(method.Parameters.Select(FunctionSignature.Read).ToEquatableArray())
            ? (function, "")
            : (null, $"is declared in '{assembly}', whose instructions cannot be read. Build '{assembly}' again");
    }

    private static bool IsCompiled(AttributeData attribute) =>
        attribute is { AttributeClass: { Name: Attribute, ContainingNamespace: { Name: "CompilerServices", ContainingNamespace.Name: "NeuralSeqGen" } }, ConstructorArguments.Length: 2 };
}
