using System.Text.RegularExpressions;

namespace NeuralSeqGen.Keras.Export;

/// <summary>Names of classes as Keras's files spell them (keras/src/utils/naming.py).</summary>
internal static partial class SnakeCase
{
    /// <summary><c>SimpleRNN</c> as <c>simple_rnn</c>, <c>Conv1D</c> as <c>conv1d</c>.</summary>
    public static string Of(string name) => LowerUpper().Replace(Word().Replace(name, "$1_$2"), "$1_$2").ToLowerInvariant();

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex Word();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex LowerUpper();
}
