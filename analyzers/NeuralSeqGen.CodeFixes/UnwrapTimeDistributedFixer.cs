using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Removes a TimeDistributed that cannot be there or changes nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnwrapTimeDistributedFixer))]
public sealed class UnwrapTimeDistributedFixer() : ModelEditFixer(RuleIds.TimeDistributedNeedsTime, RuleIds.RedundantTimeDistributed)
{
    private protected override ModelEditKind Kind => ModelEditKind.Unwrap;

    private protected override string Title(string value, AttributeSyntax attribute) => "Remove TimeDistributed";

    private protected override TextChange? Change(string value, AttributeSyntax attribute, SourceText source) => AttributeText.Remove(attribute, source);
}
