using System.Text.RegularExpressions;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>Keras's snake case, which names layers and groups of files (keras/src/utils/naming.py).</summary>
internal static partial class KerasNames
{
    /// <summary><c>MaxPooling1D</c> as <c>max_pooling1d</c>.</summary>
    public static string Snake(string name) => LowerUpper().Replace(Word().Replace(name, "$1_$2"), "$1_$2").ToLowerInvariant();

    /// <summary>Whether a layer has the name that Keras gives by itself: <c>gru</c>, <c>gru_3</c>, and <c>timedistributed_1</c> of Keras 1.</summary>
    public static bool IsCounted(string name, string className)
    {
        string stem = Snake(className), rest = name.StartsWith(stem, StringComparison.Ordinal) ? name[stem.Length..] : name.StartsWith(className, StringComparison.OrdinalIgnoreCase) ? name[className.Length..] : "?";
        return rest.Length == 0 || (rest[0] == '_' && rest.Length > 1 && rest[1..].All(char.IsAsciiDigit));
    }

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex Word();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex LowerUpper();
}
