using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.Model;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Gives every layer of a list a node of its own, so that others can read it.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ListToGraphRefactoring))]
public sealed class ListToGraphRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var cancellation = context.CancellationToken;
        if (await ModelDeclaration.ValidAtAsync(context).ConfigureAwait(false) is not { Model.Spec.IsGraph: false } model || model.Layers(cancellation) is not { Count: > 1 } layers)
        {
            return;
        }

        var lines = SourceLines.Of(model.Type);
        List<TextChange> changes = [.. SourceLines.Remove(layers.SelectMany(layer => layer)), lines.InsertMembers(model.Type, Nodes(model, layers, cancellation))];
        if (model.After(changes, context.Document.Project.AnalyzerOptions, cancellation) is not null)
        {
            context.RegisterRefactoring(CodeAction.Create("Make nodes of the layers", c => TextChanges.ApplyAsync(context.Document.Project.Solution, changes.Select(change => (context.Document.Id, change)), c), "ListToGraph"));
        }
    }

    /// <summary>A layer that cannot name what it reads goes on from the one before it, on the same node.</summary>
    private static IEnumerable<string> Nodes(ModelDeclaration model, IReadOnlyList<IReadOnlyList<AttributeSyntax>> layers, CancellationToken cancellation)
    {
        var semantics = model.Compilation.GetSemanticModel(model.Type.SyntaxTree);
        string node = semantics.LookupNamespacesAndTypes(model.Type.SpanStart, name: "LayerNode").IsEmpty ? "NeuralSeqGen.LayerNode" : "LayerNode";
        var names = new List<string>();
        var bodies = new List<string>();
        for (int i = 0; i < layers.Count; i++)
        {
            var reader = layers[i].FirstOrDefault(a => semantics.GetTypeInfo(a, cancellation).Type is INamedTypeSymbol type && HasFrom(type));
            if (i > 0 && reader is null)
            {
                bodies[bodies.Count - 1] += ", " + string.Join(", ", layers[i]);
                continue;
            }

            string previous = names.LastOrDefault() ?? "";
            bodies.Add(string.Join(", ", layers[i].Select(a => SourceLines.Changed(a, a == reader && i > 0 ? AttributeText.SetArgument(a, "From", $"nameof({previous})") : null))));
            names.Add(Name(model, i == 0 ? "Source" : model.Places[i].PropertyName, names));
        }

        return bodies.Select((body, i) => $"[{body}] private static partial {node} {names[i]} {{ get; }}");
    }

    // a wrapper has the property as well, but what it wraps reads
    private static bool HasFrom(INamedTypeSymbol type) => !PartCatalogue.Known.IsWrapper(ModelAttributes.PartName(type)) && Bases(type).Any(b => b.Name == "UnaryLayerAttribute");

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) => type.BaseType is { } next ? Bases(next).Prepend(next) : [];

    private static string Name(ModelDeclaration model, string name, List<string> taken) =>
        ReservedNames.Nodes.Contains(name) || ReservedNames.Values.Contains(name) || ReservedNames.Methods.Contains(name) || taken.Contains(name) || !model.Symbol.GetMembers(name).IsEmpty || model.Symbol.Name == name
            ? Name(model, name + "Node", taken) : name;
}
