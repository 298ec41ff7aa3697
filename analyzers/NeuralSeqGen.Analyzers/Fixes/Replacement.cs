using System.Collections.Immutable;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>What may stand in the place of a diagnostic's text, on its way from analyzer to code fix.</summary>
internal static class Replacement
{
    private const string Text = "NeuralSeqGen.Text", Key = "NeuralSeqGen.TextKey";

    /// <param name="properties">What the diagnostic has besides.</param>
    /// <param name="text">The text.</param>
    /// <param name="key">Equal for replacements of one kind.</param>
    public static ImmutableDictionary<string, string?> Write(ImmutableDictionary<string, string?> properties, string text, string key) => properties.Add(Text, text).Add(Key, key);

    public static (string Text, string Key)? Read(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(Text, out string? text) && text is not null && properties.TryGetValue(Key, out string? key) && key is not null ? (text, key) : null;
}
