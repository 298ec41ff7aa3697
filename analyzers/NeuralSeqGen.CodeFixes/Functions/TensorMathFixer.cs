using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes.Functions;

/// <summary>Functions of <c>Math</c> and <c>MathF</c> on tensors become those of <c>Tensor</c>; those of <c>MathF</c> on numbers those of <c>Math</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TensorMathFixer))]
public sealed class TensorMathFixer() : ModelFixer("CS1503", RuleIds.NoCompiledForm)
{
    /// <summary>What has another name there.</summary>
    private static readonly Dictionary<string, string> Others = new() { ["Pow"] = "Power", ["Max"] = "Maximum", ["Min"] = "Minimum", ["Clamp"] = "Clip" };

    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics is null || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax written } access } call
            || semantics.GetSymbolInfo(access.Expression, cancellation).Symbol is not INamedTypeSymbol { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } owner)
        {
            return [];
        }

        string name = written.Identifier.ValueText;
        bool isOfTensors = call.ArgumentList.Arguments.Any(a => FunctionNames.IsTensor(semantics.GetTypeInfo(a.Expression, cancellation).Type));
        string? meant = isOfTensors ? Operation(name, call, semantics) : owner.Name == "MathF" && IsWide(call, semantics, cancellation) ? Doubled(access, name, owner) : null;
        return meant is null ? [] : [new($"Use {meant}", "TensorMath", [(document.Id, new TextChange(access.Span, meant))])];
    }

    /// <summary>The operation on elements that has so many operands.</summary>
    private static string? Operation(string name, InvocationExpressionSyntax call, SemanticModel semantics)
    {
        string meant = Others.TryGetValue(name, out string? other) ? other : name;
        var methods = semantics.Compilation.GetTypeByMetadataName("NeuralSeqGen.Tensor")?.GetMembers(meant).OfType<IMethodSymbol>().Where(m => m.IsStatic) ?? [];
        return methods.Any(m => m.Parameters.Length == call.ArgumentList.Arguments.Count && FunctionNames.IsTensor(m.ReturnType)) ? FunctionNames.Operation(meant, semantics, call.SpanStart) : null;
    }

    /// <summary>Whether a double fits where the float is used.</summary>
    private static bool IsWide(InvocationExpressionSyntax call, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetTypeInfo(call, cancellation).ConvertedType is { SpecialType: SpecialType.System_Double } or { Name: "Tensor" };

    private static string? Doubled(MemberAccessExpressionSyntax access, string name, INamedTypeSymbol owner) =>
        owner.ContainingAssembly.GetTypeByMetadataName("System.Math")?.GetMembers(name).IsEmpty is false ? access.Expression.ToString().Replace("MathF", "Math") + "." + name : null;
}
