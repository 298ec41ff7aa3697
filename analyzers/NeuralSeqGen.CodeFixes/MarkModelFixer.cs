using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes a class with layers a model: in front of its first attribute, or on a line of its own where its nodes have them all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkModelFixer))]
public sealed class MarkModelFixer() : ModelFixer(RuleIds.UnmarkedModel)
{
    internal override async Task<IReadOnlyList<ModelFix>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || model?.Compilation.GetTypeByMetadataName(ModelAttributes.SequenceModel)?.ToMinimalDisplayString(model, type.SpanStart) is not { } name)
        {
            return [];
        }

        return [new("Add '[SequenceModel]'", "MarkModel", [(document.Id, Mark(type, name.Substring(0, name.Length - "Attribute".Length)))])];
    }

    private static TextChange Mark(TypeDeclarationSyntax type, string name)
    {
        if (type.AttributeLists.FirstOrDefault(list => list.Target is null) is { } list)
        {
            return new(new(list.Attributes[0].SpanStart, 0), name + ", ");
        }

        var text = type.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(type.SpanStart);
        string before = text.ToString(TextSpan.FromBounds(line.Start, type.SpanStart)), end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return new(new(type.SpanStart, 0), $"[{name}]" + (end.Length > 0 && before.All(char.IsWhiteSpace) ? end + before : " "));
    }
}
