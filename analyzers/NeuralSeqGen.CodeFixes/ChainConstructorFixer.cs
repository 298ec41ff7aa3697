using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Lets the constructors of a model's author begin with the generated one, which makes the weights.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChainConstructorFixer))]
public sealed class ChainConstructorFixer() : ModelFixer(RuleIds.UnsupportedDeclaration)
{
    private const string Chain = " : this(seed: 0)";

    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not TypeDeclarationSyntax { Identifier: var name } declaration
            || name.Span != diagnostic.Location.SourceSpan || model?.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol type)
        {
            return [];
        }

        var constructors = type.InstanceConstructors.SelectMany(c => c.DeclaringSyntaxReferences).Select(d => d.GetSyntax(cancellation)).OfType<ConstructorDeclarationSyntax>().ToList();
        var changes = constructors.Where(OwnConstructors.IsUnchained).Select(c => (Document: document.Project.Solution.GetDocument(c.SyntaxTree), Change: Chained(c)))
            .Where(c => c.Document is not null and not SourceGeneratedDocument).Select(c => (c.Document!.Id, c.Change)).ToList();
        return changes.Count > 0 && IsMisfit(type, cancellation) ? [new($"Add '{Chain.Substring(1)}'", "ChainConstructor", changes)] : [];
    }

    // a parameter of the same name would take the call for itself
    private static bool IsMisfit(INamedTypeSymbol type, CancellationToken cancellation) =>
        OwnConstructors.Misfit(type, cancellation) is { Kind: ConstructorKind.Unchained } && type.InstanceConstructors.All(c => c.Parameters is [{ Type.SpecialType: SpecialType.System_Int64 }] || c.Parameters.All(p => p.Name != "seed"));

    private static TextChange Chained(ConstructorDeclarationSyntax constructor) =>
        new(TextSpan.FromBounds(constructor.ParameterList.Span.End, constructor.Initializer?.Span.End ?? constructor.ParameterList.Span.End), Chain);
}
