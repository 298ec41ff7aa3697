using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Analyzers.Fixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.CodeFixes;

/// <summary>Sets the argument that makes a layer causal between a forced input and its target.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CausalArgumentFixer))]
public sealed class CausalArgumentFixer() : ModelEditFixer(RuleIds.ForcedInputSeesAhead)
{
    private protected override ModelEditKind Kind => ModelEditKind.SetArgument;

    private protected override string Title(string value, AttributeSyntax attribute) => $"Set {value.Replace("=", " = ")} on [{attribute}]";

    private protected override TextChange? Change(string value, AttributeSyntax attribute, SourceText source)
    {
        string[] pair = value.Split(['='], 2);
        return AttributeText.SetArgument(attribute, pair[0], pair[1]);
    }
}
