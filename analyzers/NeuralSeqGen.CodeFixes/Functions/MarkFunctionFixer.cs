using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.CodeFixes.Functions;

/// <summary>Makes a method that a function calls, or that an attribute names, a function: <c>[TensorFunction]</c>, and <c>static</c> where it lacks that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkFunctionFixer))]
public sealed class MarkFunctionFixer() : ModelFixer(RuleIds.NoCompiledForm, RuleIds.UnknownFunction)
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics is null || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not { } node || Method(node, semantics, cancellation) is not { DeclaringSyntaxReferences: [var declared] } method
            || await declared.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax declaration || document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } place
            || await place.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } there)
        {
            return [];
        }

        bool isMarked = FunctionSignature.IsFunction(method);
        var changes = new List<TextChange>();
        changes.AddRange(isMarked ? [] : [Mark(declaration, FunctionNames.InReach("TensorFunction", "TensorFunctionAttribute", there, declaration.SpanStart))]);
        changes.AddRange(method.IsStatic ? [] : [Static(declaration)]);
        string words = string.Join(" and ", new[] { isMarked ? "" : "[TensorFunction]", method.IsStatic ? "" : "static" }.Where(word => word.Length > 0));
        return IsFixed(method) && (method.IsStatic || !ReadsObject(declaration, there, cancellation)) ? [new($"Add {words} to {method.Name}", "MarkFunction", [.. changes.Select(change => (place.Id, change))])] : [];
    }

    /// <summary>The static method that is called there, or the one that the attribute names.</summary>
    private static IMethodSymbol? Method(SyntaxNode node, SemanticModel semantics, CancellationToken cancellation) =>
        node is InvocationExpressionSyntax call ? semantics.GetSymbolInfo(call, cancellation).Symbol as IMethodSymbol is { IsStatic: true } called ? called : null :
        node.FirstAncestorOrSelf<AttributeSyntax>() is { Parent.Parent: { } owner } attribute && (semantics.GetDeclaredSymbol(owner, cancellation) is var symbol) && (symbol as INamedTypeSymbol ?? symbol?.ContainingType) is { } model
            && symbol!.GetAttributes().FirstOrDefault(a => a.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == attribute.SyntaxTree && reference.Span == attribute.Span) is { } named
            && FunctionName.IsNamed(named) ? FunctionName.Candidate(named, model) : null;

    /// <summary>Whether these words are all that it lacks.</summary>
    private static bool IsFixed(IMethodSymbol method) =>
        FunctionSignature.IsFit(method) && (!FunctionSignature.IsFunction(method) || !method.IsStatic) && (method.IsStatic || method is { IsVirtual: false, IsOverride: false, IsAbstract: false });

    private static bool ReadsObject(MethodDeclarationSyntax method, SemanticModel semantics, CancellationToken cancellation) =>
        ((SyntaxNode?)method.Body ?? method.ExpressionBody)?.DescendantNodes().Any(node => node is ThisExpressionSyntax or BaseExpressionSyntax
            || (node is IdentifierNameSyntax name && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) && semantics.GetSymbolInfo(name, cancellation).Symbol is { IsStatic: false, Kind: SymbolKind.Method or SymbolKind.Property or SymbolKind.Field or SymbolKind.Event })) == true;

    private static TextChange Mark(MethodDeclarationSyntax method, string name)
    {
        var text = method.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(method.SpanStart);
        string before = text.ToString(TextSpan.FromBounds(line.Start, method.SpanStart)), end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        bool ownLine = before.All(char.IsWhiteSpace) && end.Length > 0;
        return new(new(method.SpanStart, 0), $"[{name}]" + (ownLine ? end + before : " "));
    }

    /// <summary>Behind the words of access.</summary>
    private static TextChange Static(MethodDeclarationSyntax method)
    {
        var access = method.Modifiers.LastOrDefault(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.InternalKeyword) || m.IsKind(SyntaxKind.PrivateKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword));
        return access.Span.Length > 0 ? new(new(access.Span.End, 0), " static") : new(new(method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart, 0), "static ");
    }
}
