using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes a plain class of a model that is abstract, static, local to its file or a record; and of a generic one that nobody names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SupportedClassFixer))]
public sealed class SupportedClassFixer() : ModelFixer(RuleIds.UnsupportedDeclaration)
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not TypeDeclarationSyntax { Identifier: var name } found
            || name.Span != diagnostic.Location.SourceSpan || model?.GetDeclaredSymbol(found, cancellation) is not INamedTypeSymbol { ContainingType: null } type)
        {
            return [];
        }

        var declarations = type.DeclaringSyntaxReferences.Select(d => d.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().ToList();
        bool isNamed = type.IsGenericType && await IsNamedAsync(type, document.Project.Solution, cancellation).ConfigureAwait(false);
        var (title, change) = Remedy(type, isNamed);
        var changes = declarations.Select(d => (Document: document.Project.Solution.GetDocument(d.SyntaxTree), Change: change(d)))
            .Where(c => c is { Change: not null, Document: not null and not SourceGeneratedDocument }).Select(c => (c.Document!.Id, c.Change!.Value)).ToList();
        return changes.Count > 0 ? [new(title, title, changes)] : [];
    }

    /// <summary>In the order of the messages: each names the first thing that is wrong.</summary>
    private static (string Title, System.Func<TypeDeclarationSyntax, TextChange?> Change) Remedy(INamedTypeSymbol type, bool isNamed) =>
        type.IsRecord ? ("Make it a class", WithoutRecord) :
        type.IsStatic ? ("Remove 'static'", d => Without(d, SyntaxKind.StaticKeyword)) :
        type.IsAbstract ? ("Remove 'abstract'", d => Without(d, SyntaxKind.AbstractKeyword)) :
        type.IsGenericType ? ("Remove the type parameters", d => isNamed || d.ConstraintClauses.Count > 0 ? null : Deletion(d.TypeParameterList!.Span)) :
        type.IsFileLocal ? ("Remove 'file'", d => Without(d, SyntaxKind.FileKeyword)) : ("", _ => null);

    private static TextChange? WithoutRecord(TypeDeclarationSyntax declaration) => declaration is not RecordDeclarationSyntax { ParameterList: null } record || record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? null :
        record.ClassOrStructKeyword.IsKind(SyntaxKind.ClassKeyword) ? Deletion(TextSpan.FromBounds(record.Keyword.SpanStart, record.ClassOrStructKeyword.SpanStart)) : new TextChange(record.Keyword.Span, "class");

    private static TextChange? Without(TypeDeclarationSyntax declaration, SyntaxKind modifier) =>
        declaration.Modifiers.FirstOrDefault(m => m.IsKind(modifier)) is { RawKind: not 0 } token ? Deletion(TextSpan.FromBounds(token.SpanStart, token.GetNextToken().SpanStart)) : null;

    /// <summary>Whether the model or one of its type parameters is named anywhere: that would have to change, too.</summary>
    private static async Task<bool> IsNamedAsync(INamedTypeSymbol type, Solution solution, CancellationToken cancellation)
    {
        foreach (var symbol in type.TypeParameters.Prepend<ISymbol>(type))
        {
            if ((await SymbolFinder.FindReferencesAsync(symbol, solution, cancellation).ConfigureAwait(false)).Any(r => r.Locations.Any(l => !l.IsImplicit && l.Document is not SourceGeneratedDocument)))
            {
                return true;
            }
        }

        return false;
    }

    private static TextChange Deletion(TextSpan span) => new(span, "");
}
