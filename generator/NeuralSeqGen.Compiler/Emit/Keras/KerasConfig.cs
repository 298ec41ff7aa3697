using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Emit.Keras;

/// <summary>The config of a layer: the keys that the catalogue lists, each from the argument it names.</summary>
internal static class KerasConfig
{
    /// <summary>The members in order.</summary>
    /// <param name="keras">How Keras spells the layer.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Its name where it stands.</param>
    public static IEnumerable<(string Key, string Value)> Of(KerasClass keras, BoundLayer layer, string name)
    {
        var common = keras.IsPlain ? [("name", KerasJson.Value(name))] : Common(name, layer.Trainable);
        return common.Concat(keras.Keys.Split(' ').Where(token => token.Length > 0).Select(token => Member(token, layer)).OfType<(string, string)>()).Concat(keras.More(layer).Select(m => (m.Key, KerasJson.Value(m.Value))));
    }

    /// <summary>What every layer has.</summary>
    public static IEnumerable<(string Key, string Value)> Common(string name, bool isTrainable = true) => [("name", KerasJson.Value(name)), ("trainable", KerasJson.Value(isTrainable)), ("dtype", KerasParts.DtypePolicy)];

    private static (string Key, string Value)? Member(string token, BoundLayer layer)
    {
        var a = layer.Arguments;
        if (token.Split(['='], 2) is { Length: 2 } constant)
        {
            return (constant[0], constant[1]);
        }

        string[] parts = token.TrimEnd('[', ']', '?').Split(':');
        string key = parts[0];
        string argument = parts.Length > 1 ? parts[1] : Naming.Pascal(key);
        string role = parts[parts.Length - 1];
        string? part = PartOf(a, role, "_initializer", KerasParts.Initializer) ?? PartOf(a, role, "_regularizer", KerasParts.Regularizer) ?? PartOf(a, role, "_constraint", KerasParts.Constraint);
        if (part is not null)
        {
            return token.EndsWith("?", System.StringComparison.Ordinal) && part == "null" ? null : (key, part);
        }

        var declared = layer.Layer.AllArguments.First(d => d.Name == argument);
        object? value = a.Value(argument);
        return token.EndsWith("?", System.StringComparison.Ordinal) && Equals(value, declared.Default) ? null
            : (key, token.EndsWith("[]", System.StringComparison.Ordinal) ? KerasJson.Array([KerasJson.Value(value)]) : Text(declared, value));
    }

    private static string? PartOf(Arguments a, string key, string ending, System.Func<Arguments, string, string> part) =>
        key.EndsWith(ending, System.StringComparison.Ordinal) ? part(a, Naming.Pascal(key.Substring(0, key.Length - ending.Length))) : null;

    private static string Text(Argument declared, object? value) =>
        declared.Kind != ArgumentKind.Choice ? KerasJson.Value(value) :
        declared.Name.EndsWith("Activation", System.StringComparison.Ordinal) ? KerasParts.Activation((string)value!) : KerasJson.Value(Naming.Snake((string)value!));
}
