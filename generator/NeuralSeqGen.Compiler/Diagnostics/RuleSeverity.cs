namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>How a rule is reported.</summary>
internal enum RuleSeverity
{
    /// <summary>Seen by no one but fixes.</summary>
    Hidden,
    Info,
    Warning,
    Error,
}
