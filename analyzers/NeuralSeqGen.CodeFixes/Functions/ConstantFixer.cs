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

namespace NeuralSeqGen.CodeFixes.Functions;

/// <summary>A readonly field that a function reads becomes a constant, where it begins with one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConstantFixer))]
public sealed class ConstantFixer() : ModelFixer(RuleIds.NoCompiledForm)
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics is null || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax read
            || semantics.GetSymbolInfo(read, cancellation).Symbol is not IFieldSymbol { IsStatic: true, IsReadOnly: true, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Boolean, DeclaringSyntaxReferences: [var declared] } field
            || await declared.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not VariableDeclaratorSyntax { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax declaration } }
            || document.Project.Solution.GetDocument(declaration.SyntaxTree) is not { } place || await place.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } there || !there.GetConstantValue(value, cancellation).HasValue)
        {
            return [];
        }

        var words = declaration.Modifiers.Where(m => m.IsKind(SyntaxKind.StaticKeyword) || m.IsKind(SyntaxKind.ReadOnlyKeyword)).ToList();
        var changes = new[] { new TextChange(words[0].Span, "const"), new TextChange(TextSpan.FromBounds(words[1].SpanStart, words[1].GetNextToken().SpanStart), "") };
        return [new($"Make {field.Name} a const", "Constant", [.. changes.Select(change => (place.Id, change))])];
    }
}
