namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>Where the pages of <c>analyzers/docs</c> are found.</summary>
internal static class RulePages
{
    /// <summary>With a place for the rule's id.</summary>
    public const string Format = "https://github.com/neuralseqgen/neuralseqgen/blob/main/analyzers/docs/{0}.md";
}
