using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Keras layers as attributes, wrappers in front.</summary>
internal static class KerasLayers
{
    private static readonly HashSet<string> Keys = ["class_name", "name", "inbound", "config", "output_shape", "params", "weights", "emits_mask", "call", "initial_state", "shares"];

    private static readonly Dictionary<string, Func<KerasPart, KerasPart>> ByClass = new IReadOnlyDictionary<string, Func<KerasPart, KerasPart>>[]
    {
        CoreLayers.All, PositionLayers.All, TiedLayers.All, RecurrentLayers.All, ConvolutionLayers.All, PoolingLayers.All, NormalizationLayers.All, NoiseLayers.All, ActivationLayers.All, MergeLayers.All, AttentionLayers.All,
    }.SelectMany(family => family).ToDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>Classes that have an attribute, wrappers left out.</summary>
    public static IEnumerable<string> Classes => ByClass.Keys;

    /// <summary>The attributes of a layer of a fixture.</summary>
    /// <param name="layer">Its description.</param>
    /// <param name="dialect">How to read it.</param>
    /// <param name="inbound">Nodes that it reads; empty where it follows the one before.</param>
    /// <param name="initialState">Nodes that its states start from; empty for zeros.</param>
    /// <param name="shares">The node whose layer this is a further call of; null for a layer of its own.</param>
    public static IReadOnlyList<KerasAttribute> Attributes(JsonElement layer, KerasDialect dialect, IReadOnlyList<string> inbound, IReadOnlyList<string> initialState, string? shares = null)
    {
        string name = layer.GetProperty("name").GetString()!;
        if (layer.EnumerateObject().FirstOrDefault(p => !Keys.Contains(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw new UnsupportedKerasException($"{name}: {unknown.Name}");
        }

        var config = KerasConfig.Of(layer, name, out string className);
        var call = layer.TryGetProperty("call", out var given) ? new KerasConfig(given, name + ".call") : null;
        return shares is null
            ? Attributes(className, config, dialect, name, new(inbound, initialState, call, layer.GetProperty("output_shape").GetArrayLength()))
            : [TiedLayers.IsReverse(call) ? TiedLayers.Reverse(shares, inbound[0], name) : throw new UnsupportedKerasException($"{name}: shares {shares}")];
    }

    /// <summary>The attributes of a layer in its place.</summary>
    /// <param name="className">Its class.</param>
    /// <param name="config">Its config.</param>
    /// <param name="dialect">How to read it.</param>
    /// <param name="name">Its name; null to leave it unnamed.</param>
    /// <param name="use">What it reads.</param>
    public static IReadOnlyList<KerasAttribute> Attributes(string className, KerasConfig config, KerasDialect dialect, string? name, KerasUse use)
    {
        var attributes = Attributes(className, config, dialect, name, use.Inbound, use.Rank);
        if (use.Call is not null)
        {
            Call(attributes[^1], use.Call);
        }

        if (use.InitialState.Count > 0)
        {
            attributes[^1].Set("InitialState", $"new[] {{ {string.Join(", ", use.InitialState.Select(node => $"nameof({node})"))} }}");
        }

        return attributes;
    }

    /// <summary>What Keras passes when it calls the layer, which is declared here.</summary>
    private static void Call(KerasAttribute attribute, KerasConfig call)
    {
        if (call.Flag("reverse"))
        {
            throw new UnsupportedKerasException("a call with reverse=True before any other");
        }

        attribute.Set("UseCausalMask", KerasText.Flag(call.Flag("use_causal_mask")));
        call.DemandNothingElse();
    }

    private static IReadOnlyList<KerasAttribute> Attributes(string className, KerasConfig config, KerasDialect dialect, string? name, IReadOnlyList<string> inbound, int rank)
    {
        if (WrapperLayers.Wrapped(className, config, out var inner, out string innerClass) is { } wrapper)
        {
            Name(wrapper, name);
            var backward = WrapperLayers.Backward(className, config, out string backwardClass);
            config.DemandNothingElse();
            var wrapped = Attributes(innerClass, inner, dialect, null, inbound, className == "TimeDistributed" ? rank - 1 : rank);
            return backward is null ? [wrapper, .. wrapped] : [wrapper, .. wrapped, new("BackwardLayer"), .. Attributes(backwardClass, backward, dialect, null, [], rank)];
        }

        if (className == "RNN")
        {
            return OfCells(config, dialect, name, inbound, rank);
        }

        var part = new KerasPart(className, config, dialect) { Inbound = inbound, Rank = rank };
        var attribute = (ByClass.TryGetValue(className, out var map) ? map(part) : throw new UnsupportedKerasException($"layer {className}")).Attribute;
        KerasInitializers.Put(part);
        Name(attribute, name);
        if (!config.Flag("trainable", absent: true))
        {
            attribute.Set("Trainable", "false");
        }

        if (inbound.Count == 1 && className != "ops.stack" && !MergeLayers.All.ContainsKey(className) && !AttentionLayers.All.ContainsKey(className))
        {
            attribute.Set("From", $"nameof({inbound[0]})");
        }

        config.DemandNothingElse();
        return [attribute];
    }

    /// <summary>An RNN of one cell is the layer of that name, one of several a prefix and its cells.</summary>
    private static IReadOnlyList<KerasAttribute> OfCells(KerasConfig config, KerasDialect dialect, string? name, IReadOnlyList<string> inbound, int rank)
    {
        var part = new KerasPart("RNN", config, dialect);
        var cells = RecurrentLayers.Cells(config);
        config.Flag("trainable", absent: true);
        bool isStack = config.Need("cell").GetProperty("class_name").GetString() == "StackedRNNCells";
        var attributes = cells.SelectMany((cell, i) => Attributes(cell.Class, cell.Config, dialect, isStack ? cell.Config.Text("name") : null, i == cells.Count - 1 ? inbound : [], rank)).ToList();
        var first = isStack ? RecurrentLayers.Stack(part, cells.Count) : RecurrentLayers.Sequence(part.Onto(attributes[0])).Attribute;
        Name(first, name);
        config.DemandNothingElse();
        return isStack ? [first, .. attributes] : [first];
    }

    private static void Name(KerasAttribute attribute, string? name)
    {
        if (name is not null)
        {
            attribute.Set("Name", CSharpText.Quoted(name));
        }
    }
}
