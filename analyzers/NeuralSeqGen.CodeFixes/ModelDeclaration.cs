using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.CodeFixes;

/// <summary>A model at which a refactoring is asked for: in its name, or in an attribute of it.</summary>
/// <param name="Type">The declaration there.</param>
/// <param name="Attribute">The attribute; null in the name.</param>
/// <param name="Symbol">The class.</param>
/// <param name="Compilation">Of its project.</param>
/// <param name="Source">The model.</param>
internal sealed record ModelDeclaration(TypeDeclarationSyntax Type, AttributeSyntax? Attribute, INamedTypeSymbol Symbol, Compilation Compilation, BoundSource Source)
{
    public BoundModel Model => Source.Model;

    /// <summary>The layer of each attribute in order, the first one of an attribute that stands for several.</summary>
    public IReadOnlyList<BoundLayer> Places => Model.Layers.GroupBy(layer => layer.Part).OrderBy(same => same.Key).Select(same => same.First()).ToList();

    /// <summary>The attributes of each layer in order, wrappers in front; null where they do not all stand on one declaration.</summary>
    public IReadOnlyList<IReadOnlyList<AttributeSyntax>>? Layers(CancellationToken cancellation)
    {
        var starts = Model.Layers.Select(l => l.Part).Distinct().OrderBy(part => part).ToList();
        var layers = starts.Select((start, i) => (IReadOnlyList<AttributeSyntax>)WrappedLayers.Layers(Model.Spec.Parts.Skip(start).Take((i + 1 < starts.Count ? starts[i + 1] : Model.Spec.Parts.Count) - start))
            .Select(p => Source.Map.Syntax(p.Index, cancellation)).OfType<AttributeSyntax>().ToList()).ToList();
        return layers.All(layer => layer.Count > 0 && layer.All(a => Type.AttributeLists.Any(list => list == a.Parent))) ? layers : null;
    }

    /// <summary>The model after changes of its file, as the compiler would understand it: the same weights and shapes; null where they are others, or there is a mistake.</summary>
    public BoundModel? After(IEnumerable<TextChange> changes, AnalyzerOptions options, CancellationToken cancellation)
    {
        var tree = Type.SyntaxTree;
        var changed = tree.WithChangedText(tree.GetText(cancellation).WithChanges(changes.OrderBy(c => c.Span.Start)));
        string name = (Symbol.ContainingNamespace.IsGlobalNamespace ? "" : Symbol.ContainingNamespace.ToDisplayString() + ".") + Symbol.MetadataName;
        return Compilation.ReplaceSyntaxTree(tree, changed).Assembly.GetTypeByMetadataName(name) is { } type && BoundSource.Of(type, options, cancellation).Model is { IsValid: true } after && IsLike(after) ? after : null;
    }

    private bool IsLike(BoundModel after) => after.Weights.Select(w => w.Shape).SequenceEqual(Model.Weights.Select(w => w.Shape))
        && after.Inputs.Select(i => (i.Shape, i.IsInteger)).SequenceEqual(Model.Inputs.Select(i => (i.Shape, i.IsInteger)))
        && after.Outputs.Select(o => (o.Shape, o.TargetShape, o.Loss?.Loss)).SequenceEqual(Model.Outputs.Select(o => (o.Shape, o.TargetShape, o.Loss?.Loss)));

    /// <summary>Null where there is no model, or one with a mistake.</summary>
    public static async Task<ModelDeclaration?> ValidAtAsync(CodeRefactoringContext context) => await AtAsync(context).ConfigureAwait(false) is { Source.Model.IsValid: true } model ? model : null;

    /// <summary>Null where there is no model.</summary>
    public static async Task<ModelDeclaration?> AtAsync(CodeRefactoringContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var node = root?.FindNode(context.Span);
        var attribute = node?.FirstAncestorOrSelf<AttributeSyntax>();
        bool isPlace = attribute is not null || node is AttributeListSyntax || (node is TypeDeclarationSyntax around && (around.Identifier.Span.IntersectsWith(context.Span) || around.AttributeLists.Any(list => list.Span.OverlapsWith(context.Span))));
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return isPlace && node!.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && model?.GetDeclaredSymbol(type, context.CancellationToken) is INamedTypeSymbol symbol && BoundSource.IsModel(symbol)
            ? new(type, attribute, symbol, model.Compilation, BoundSource.Of(symbol, context.Document.Project.AnalyzerOptions, context.CancellationToken)) : null;
    }
}
