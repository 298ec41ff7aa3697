namespace NeuralSeqGen.Tests;

/// <summary>A note, thrown to stand beside the rules that are exceptions.</summary>
internal sealed class NotedException(string note) : Exception(note), IRuleViolation
{
    public string RuleId => Message.Split(':')[0];
}
