namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>How a rule is reported.</summary>
internal enum RuleSeverity
{
    Info,
    Warning,
    Error,
}
