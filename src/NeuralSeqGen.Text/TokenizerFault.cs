namespace NeuralSeqGen;

/// <summary>The exception for a file that is no tokenizer which is read here: one sentence, however long what the file says.</summary>
internal static class TokenizerFault
{
    public static FormatException Of(string where, FaultText what, Exception? inner = null) => new($"{char.ToUpperInvariant(where[0])}{where[1..]} {what.ToString()}.", inner);
}
