using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralSeqGen.Keras;

/// <summary>The order of names with numbers in them, such as <c>layers.2.fc</c> before <c>layers.10.fc</c>.</summary>
internal static partial class TorchOrder
{
    private const int LongestNumber = 9;

    /// <summary>Modules whose names differ in numbers alone in the order of the numbers, others where they are.</summary>
    public static IEnumerable<TorchModule> ByNumbers(IReadOnlyList<TorchModule> modules)
    {
        var groups = modules.GroupBy(module => Numbers().Replace(module.Name, "0"), StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<TorchModule>(group.OrderBy(module => Padded(module.Name), StringComparer.Ordinal)), StringComparer.Ordinal);
        return [.. modules.Select(module => groups[Numbers().Replace(module.Name, "0")].Dequeue())];
    }

    /// <summary>Whether two names are the same but for their numbers.</summary>
    public static bool DifferInNumbers(string a, string b) => Numbers().Replace(a, "0") == Numbers().Replace(b, "0");

    private static string Padded(string name) => Numbers().Replace(name, number => number.Length > LongestNumber ? number.Value : int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture).ToString("D9", CultureInfo.InvariantCulture));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
