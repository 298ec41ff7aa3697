using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Removes an attribute that is the mistake: a wrapper that reads ahead, an activation in front of a loss that takes logits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovePartFixer))]
public sealed class RemovePartFixer() : ModelEditFixer(RuleIds.ForcedInputSeesAhead, RuleIds.LogitsExpected)
{
    private protected override ModelEditKind Kind => ModelEditKind.Remove;

    private protected override string Title(string value, AttributeSyntax attribute) => $"Remove [{attribute}]";

    private protected override TextChange? Change(string value, AttributeSyntax attribute, SourceText source) => AttributeText.Remove(attribute, source);
}
