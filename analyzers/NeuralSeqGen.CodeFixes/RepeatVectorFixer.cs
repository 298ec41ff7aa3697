using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Makes an encoder and a decoder of two layers: repeats the encoder's vector for as many steps as its input has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatVectorFixer))]
public sealed class RepeatVectorFixer() : ModelEditFixer(RuleIds.NeedsSequence, RuleIds.TimeDistributedNeedsTime)
{
    private protected override ModelEditKind Kind => ModelEditKind.InsertRepeatVector;

    private protected override string Title(string value, AttributeSyntax attribute) => $"Insert [RepeatVector({value})] before [{attribute}]";

    private protected override TextChange? Change(string value, AttributeSyntax attribute, SourceText source) =>
        AttributeText.InsertBefore(attribute, "RepeatVector(" + value + ")", source);
}
