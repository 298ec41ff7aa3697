using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Declaration;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes a list of a graph whose nodes are one chain.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(GraphToListRefactoring))]
public sealed class GraphToListRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await ModelDeclaration.ValidAtAsync(context).ConfigureAwait(false) is not { Model: { Spec.IsGraph: true, Inputs.Count: 1, Outputs.Count: 1 } } model || !IsChain(model)
            || Nodes(model) is not { } nodes || IsNamed(model, nodes, context.CancellationToken))
        {
            return;
        }

        var lines = SourceLines.Of(model.Type);
        string list = string.Concat(nodes.Select(node => lines.End + lines.Indent + "[" + string.Join(", ", node.AttributeLists.SelectMany(l => l.Attributes).Select(Text).Where(text => text.Length > 0)) + "]"));
        List<TextChange> changes = [new(new TextSpan(model.Type.AttributeLists.Last().Span.End, 0), list), .. nodes.Select(node => new TextChange(node.FullSpan, ""))];
        if (model.After(changes, context.Document.Project.AnalyzerOptions, context.CancellationToken) is not null)
        {
            context.RegisterRefactoring(CodeAction.Create("Make one list of the nodes", c => TextChanges.ApplyAsync(context.Document.Project.Solution, changes.Select(change => (context.Document.Id, change)), c), "GraphToList"));
        }
    }

    private static bool IsChain(ModelDeclaration model) => model.Model.Outputs[0].Layer == model.Model.Layers[model.Model.Layers.Count - 1]
        && model.Model.Layers.Skip(1).Select((layer, i) => layer is { Shared: null, InitialStates.Count: 0, Inputs.Count: 1 } && layer.Inputs[0] == model.Model.Layers[i]).All(isNext => isNext);

    /// <summary>Their properties in the order of the chain; null where one is seen from elsewhere, or has a comment that would be lost.</summary>
    private static List<PropertyDeclarationSyntax>? Nodes(ModelDeclaration model)
    {
        var nodes = model.Model.Spec.Nodes.OrderBy(n => model.Model.Layers.First(l => l.Part >= n.FirstPart && l.Part < n.FirstPart + n.PartCount).Number)
            .Select(n => model.Type.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(p => p.Identifier.ValueText == n.Name)).ToList();
        return nodes.All(node => node is not null && node.Modifiers.Any(SyntaxKind.PrivateKeyword) && !node.DescendantTrivia().Any(t => IsComment(t) && !ShapeComments.IsOurs(t))) ? nodes! : null;
    }

    /// <summary>Whether the rest of the class names a node.</summary>
    private static bool IsNamed(ModelDeclaration model, List<PropertyDeclarationSyntax> nodes, CancellationToken cancellation) => model.Symbol.DeclaringSyntaxReferences
        .Where(d => !d.SyntaxTree.FilePath.EndsWith(".g.cs", System.StringComparison.OrdinalIgnoreCase))
        .SelectMany(d => d.GetSyntax(cancellation).DescendantNodes(node => node is not PropertyDeclarationSyntax property || !nodes.Contains(property)))
        .OfType<IdentifierNameSyntax>().Any(name => name.FirstAncestorOrSelf<AttributeSyntax>() is null && nodes.Any(node => node.Identifier.ValueText == name.Identifier.ValueText));

    private static string Text(AttributeSyntax attribute) => attribute.Name.ToString() is "Output" or "OutputAttribute" ? "" : SourceLines.Changed(attribute, AttributeText.RemoveArgument(attribute, "From"));

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
