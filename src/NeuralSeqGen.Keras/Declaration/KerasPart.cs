using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>One layer, loss or optimizer while its config is rewritten as an attribute; keys become arguments one by one.</summary>
/// <param name="className">Keras's class.</param>
/// <param name="config">Its config; what is left over in the end is demanded to be neutral.</param>
/// <param name="dialect">How the case is to be read.</param>
internal sealed class KerasPart(string className, KerasConfig config, KerasDialect dialect)
{
    public string ClassName => className;

    public KerasConfig Config => config;

    public KerasDialect Dialect => dialect;

    /// <summary>Nodes that the layer reads; empty where it just follows the one before.</summary>
    public IReadOnlyList<string> Inbound { get; init; } = [];

    /// <summary>Axes of the output, batch included; 0 if not known.</summary>
    public int Rank { get; init; }

    public KerasAttribute Attribute { get; private set; } = new(className);

    /// <summary>Names the attribute, where it is not that of Keras's class.</summary>
    public KerasPart As(string attribute)
    {
        Attribute = new(attribute);
        return this;
    }

    /// <summary>Goes on with an attribute that another config began.</summary>
    public KerasPart Onto(KerasAttribute attribute)
    {
        Attribute = attribute;
        return this;
    }

    /// <summary>A constructor argument: a number.</summary>
    public KerasPart Take(string key) => Take(key, value => KerasText.Literal(KerasText.Single(value)));

    /// <summary>Constructor arguments: the numbers of a list.</summary>
    public KerasPart TakeAll(string key)
    {
        var value = Config.Need(key);
        foreach (var number in value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
        {
            Attribute.Add(KerasText.Literal(number));
        }

        return this;
    }

    /// <summary>A constructor argument: an array.</summary>
    public KerasPart TakeArray(string key, string type) => Take(key, value => $"new {type}[] {{ {string.Join(", ", value.EnumerateArray().Select(KerasText.Literal))} }}");

    /// <summary>Properties of the key's own name.</summary>
    public KerasPart Set(params string[] keys)
    {
        foreach (string key in keys)
        {
            SetAs(key, KerasText.Pascal(key));
        }

        return this;
    }

    /// <summary>A property of another name; left to its default where the config has nothing.</summary>
    public KerasPart SetAs(string key, string property) => Config.Get(key) is { } value ? Put(property, KerasText.Literal(value)) : this;

    /// <summary>Properties of one number, which Keras may hold in a list.</summary>
    public KerasPart SetOne(params string[] keys)
    {
        foreach (string key in keys)
        {
            if (Config.Get(key) is { } value)
            {
                Put(KerasText.Pascal(key), KerasText.Literal(KerasText.Single(value)));
            }
        }

        return this;
    }

    /// <summary>A property that is a list, which Keras may write as one number.</summary>
    public KerasPart SetList(string key) =>
        Config.Get(key) is { } value ? Put(KerasText.Pascal(key), value.ValueKind == JsonValueKind.Array ? KerasText.Literal(value) : $"new[] {{ {KerasText.Literal(value)} }}") : this;

    /// <summary>A property whose value is an enum's member.</summary>
    public KerasPart Choose(string key, string type) => Config.Text(key) is { } value ? Put(KerasText.Pascal(key), $"{type}.{KerasText.Pascal(value)}") : this;

    /// <summary>A property as C# text.</summary>
    public KerasPart Put(string property, string value)
    {
        Attribute.Set(property, value);
        return this;
    }

    /// <summary>A key that says nothing of what the layer computes.</summary>
    public KerasPart Ignore(string key)
    {
        Config.Get(key);
        return this;
    }

    public KerasPart Demand(string key, params string[] expected)
    {
        Config.Demand(key, expected);
        return this;
    }

    private KerasPart Take(string key, Func<JsonElement, string> text)
    {
        Attribute.Add(text(Config.Need(key)));
        return this;
    }
}
