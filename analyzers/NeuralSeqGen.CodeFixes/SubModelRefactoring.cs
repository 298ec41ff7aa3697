using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes a model of its own of the layers that are selected in a list, and a layer of that.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(SubModelRefactoring))]
public sealed class SubModelRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (context.Span.IsEmpty || await ModelDeclaration.ValidAtAsync(context).ConfigureAwait(false) is not { Model.Spec.IsGraph: false } model || model.Layers(context.CancellationToken) is not { } layers)
        {
            return;
        }

        var selected = Enumerable.Range(0, layers.Count).Where(i => layers[i].Any(a => a.Span.OverlapsWith(context.Span))).ToList();
        var attributes = selected.SelectMany(i => layers[i]).ToList();
        bool isWhole = model.Type.AttributeLists.SelectMany(l => l.Attributes).Where(a => a.Span.OverlapsWith(context.Span)).All(attributes.Contains);
        if (!isWhole || selected.Count < 2 || selected[0] == 0)
        {
            return;
        }

        string name = Name(model);
        var lines = SourceLines.Of(model.Type);
        string input = string.Join(", ", model.Places[selected[0]].InputShape.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));
        string part = $"{lines.End}{lines.End}{lines.Indent}[SequenceModel, Input({input})]{string.Concat(selected.Select(i => $"{lines.End}{lines.Indent}[{string.Join(", ", layers[i])}]"))}{lines.End}{lines.Indent}{model.Type.Modifiers} class {name};";
        List<TextChange> changes = [new(attributes[0].Span, $"SubModel<{name}>"), .. SourceLines.Remove(attributes.Skip(1)), new(new TextSpan(model.Type.Span.End, 0), part)];
        if (model.After(changes, context.Document.Project.AnalyzerOptions, context.CancellationToken) is not null)
        {
            context.RegisterRefactoring(CodeAction.Create($"Make a model of the {selected.Count.ToString(CultureInfo.InvariantCulture)} layers", c => TextChanges.ApplyAsync(context.Document.Project.Solution, changes.Select(change => (context.Document.Id, change)), c), "SubModel"));
        }
    }

    private static string Name(ModelDeclaration model)
    {
        string name = model.Symbol.Name + "Part";
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? name : name + i.ToString(CultureInfo.InvariantCulture)).First(n => model.Symbol.ContainingNamespace.GetTypeMembers(n).IsEmpty);
    }
}
