using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Removes the activation of a layer in front of a loss that takes logits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveActivationFixer))]
public sealed class RemoveActivationFixer() : ModelEditFixer(RuleIds.LogitsExpected)
{
    private protected override ModelEditKind Kind => ModelEditKind.RemoveArgument;

    private protected override string Title(string value, AttributeSyntax attribute) => $"Remove {value} of [{attribute}]";

    private protected override TextChange? Change(string value, AttributeSyntax attribute, SourceText source) => AttributeText.RemoveArgument(attribute, value);
}
