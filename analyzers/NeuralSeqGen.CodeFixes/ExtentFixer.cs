using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes a model fit what a call passes: as many units as classes, as many repeated steps as targets, padding, a batch size that divides the samples, an embedding of all ids.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExtentFixer))]
public sealed class ExtentFixer() : ModelEditFixer(RuleIds.ExtentMismatch, RuleIds.ClassCountMismatch, RuleIds.StatefulBatchDivides, RuleIds.EmbeddingRange)
{
    private protected override ModelEditKind Kind => ModelEditKind.SetArgument;

    private protected override string Title(string value, AttributeSyntax attribute) => $"Set {value.Replace("=", " = ")} on [{attribute}]";

    private protected override TextChange? Change(string value, AttributeSyntax attribute, SourceText source)
    {
        string[] pair = value.Split(['='], 2);
        return pair[0] is "Units" or "N" or "InputDim" && attribute.ArgumentList?.Arguments is [{ NameEquals: null } first, ..]
            ? (first.Expression.ToString() == pair[1] ? null : new TextChange(first.Expression.Span, pair[1]))
            : AttributeText.SetArgument(attribute, pair[0], pair[1]);
    }
}
