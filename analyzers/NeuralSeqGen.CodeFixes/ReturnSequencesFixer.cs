using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Sets <c>ReturnSequences</c> on the recurrent layer that keeps or drops the time axis against what is needed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnSequencesFixer))]
public sealed class ReturnSequencesFixer() : ModelEditFixer(
    RuleIds.NeedsSequence, RuleIds.NeedsVector, RuleIds.TimeDistributedNeedsTime, RuleIds.TargetRankTooHigh, RuleIds.TargetRankTooLow)
{
    private protected override ModelEditKind Kind => ModelEditKind.ReturnSequences;

    private protected override string Title(string value, AttributeSyntax attribute) => $"Set ReturnSequences = {value} on [{attribute}]";

    private protected override TextChange? Change(string value, AttributeSyntax attribute, SourceText source) => AttributeText.SetArgument(attribute, "ReturnSequences", value);
}
