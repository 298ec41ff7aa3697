using Microsoft.CodeAnalysis;
using NeuralSeqGen.Analyzers.Fixes;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is wrong with an array of a call.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Text">The sentence behind model and method, word for word that of the exception that the call throws.</param>
internal sealed record CallMistake(string RuleId, SyntaxNode At, string Text)
{
    /// <summary>The change of the model that would make it fit; null where there is none, or more than one.</summary>
    public ModelEdit? Edit { get; init; }

    /// <summary>Whether it is one on some ways to the call and none on others.</summary>
    public bool IsPartial { get; init; }
}
