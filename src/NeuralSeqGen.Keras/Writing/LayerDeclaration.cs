using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Declaration;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Writing;

/// <summary>A layer of Keras as attributes.</summary>
internal sealed class LayerDeclaration(DeclarationContext context, LayerNaming naming, string className)
{
    private static readonly HashSet<string> Pairwise = ["ops.Add", "ops.Subtract", "ops.Multiply", "ops.Maximum", "ops.Minimum", "ops.Concatenate", "ops.Stack"];

    private static readonly HashSet<string> Functions = ["ops.Relu", "ops.Relu6", "ops.Sigmoid", "ops.Tanh", "ops.Softplus", "ops.Softsign", "ops.Silu", "ops.Gelu", "ops.Elu", "ops.Selu", "ops.HardSigmoid", "ops.HardSilu"];

    /// <param name="layer">The layer.</param>
    /// <param name="call">Its use.</param>
    /// <param name="use">The same in names of nodes.</param>
    public DeclaredLayer Declare(KerasLayer layer, KerasCall call, KerasUse use)
    {
        if (layer.Model is { } model)
        {
            return OfModel(layer, model, use);
        }

        if (layer.ClassName == "ops.GetItem" || (layer.IsOperation && ArithmeticDeclaration.Is(layer, call)))
        {
            return OfNumbers(layer, call, use);
        }

        var config = layer.IsOperation ? OfOperation(layer, call, out string kind) : Own(layer, out kind);
        var behind = Activation(config, layer);
        var attributes = Attributes(kind, config, layer.Name, use);
        return new(context.NextId(), attributes, layer, null)
        {
            Behind = behind, Name = naming.Of(layer, attributes[0].Name), IsMasked = IsMasked(call),
        };
    }

    /// <summary>What a tensor and numbers alone make. Keras's functions hand no mask on.</summary>
    private DeclaredLayer OfNumbers(KerasLayer layer, KerasCall call, KerasUse use)
    {
        bool isSlice = layer.ClassName == "ops.GetItem";
        var attributes = isSlice ? SliceDeclaration.Of(layer, call) : new[] { ArithmeticDeclaration.Of(layer, call) };
        if (use.Inbound.Count > 0)
        {
            attributes[0].Set("From", $"nameof({use.Inbound[0]})");
        }

        return new(context.NextId(), [attributes[0]], layer, null) { Behind = [.. attributes.Skip(1)], IsMasked = isSlice && !SliceDeclaration.KeepsMask(call) ? null : false };
    }

    /// <summary>One direction of a Bidirectional layer that gives both apart.</summary>
    public DeclaredLayer DeclareHalf(KerasLayer layer, bool isBackward, KerasUse use)
    {
        var inner = (JsonObject)layer.Config["layer"]!;
        var half = isBackward && layer.Config["backward_layer"] is JsonObject own ? own : inner;
        var config = ((JsonObject)half["config"]!).Copy();
        _ = isBackward && half == inner ? config["go_backwards"] = !config["go_backwards"].Flag() : null;
        config["zero_output_for_mask"] = config["return_sequences"].Flag();
        List<KerasAttribute> flip = [];
        if (isBackward && config["return_sequences"].Flag())
        {
            var attribute = new KerasAttribute("Flip");
            attribute.Set("Axis", "new[] { 1 }");
            flip.Add(attribute);
        }

        return new(context.NextId(), Attributes(half.Class(), config, layer.Name, use), layer, isBackward ? "backward_layer" : "forward_layer") { Behind = flip };
    }

    private DeclaredLayer OfModel(KerasLayer layer, KerasGraph model, KerasUse use)
    {
        string type = context.ClassName(className + "_" + layer.Name);
        context.SubModels.Add(new GraphDeclaration(context, model, type).Declare());
        var attribute = new KerasAttribute($"SubModel<{type}>");
        if (use.Inbound.Count > 0)
        {
            attribute.Set("From", $"nameof({use.Inbound[0]})");
        }

        if (layer.Config["trainable"] is { } trainable && !trainable.Flag())
        {
            attribute.Set("Trainable", "false");
        }

        return new(context.NextId(), layer.ClassName == "TimeDistributed" ? [new("TimeDistributed"), attribute] : [attribute], layer, null) { Name = naming.Of(layer, "SubModel") };
    }

    private IReadOnlyList<KerasAttribute> Attributes(string kind, JsonObject config, string name, KerasUse use)
    {
        try
        {
            var attributes = KerasLayers.Attributes(kind, new(config.Element(), $"{kind} '{name}'"), context.Dialect, null, use);
            return attributes.SelectMany(a => a.Missing()).FirstOrDefault() is { } missing ? throw new RefusedImportException($"{missing} of {kind} '{name}' has no counterpart") : attributes;
        }
        catch (UnsupportedKerasException e)
        {
            throw new RefusedImportException($"{e.Message} of {kind} '{name}' has no counterpart".Replace($"{kind} '{name}': ", "", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new RefusedImportException($"the config of {kind} '{name}' is not as Keras writes it ({e.Message})");
        }
    }

    private static JsonObject Own(KerasLayer layer, out string kind)
    {
        kind = layer.ClassName;
        return layer.Config.Copy();
    }

    /// <summary>Functions of keras.ops that are a layer here.</summary>
    private static JsonObject OfOperation(KerasLayer layer, KerasCall call, out string kind)
    {
        string function = layer.ClassName["ops.".Length..];
        kind = layer.ClassName is "ops.Flip" ? "ops.flip" : layer.ClassName is "ops.Glu" ? "ops.glu" : layer.ClassName is "ops.Stack" ? "ops.stack" : Functions.Contains(layer.ClassName) ? "Activation" : function;
        bool isKnown = kind.StartsWith("ops.", StringComparison.Ordinal) || kind == "Activation" || Pairwise.Contains(layer.ClassName);
        // a list is one operand with several tensors
        bool hasConstants = call.HasConstants || call.Operands.Count > call.Inputs.Count;
        if (!isKnown || hasConstants || call.Arguments.Count > 0)
        {
            throw new RefusedImportException($"the operation '{layer.Name}' (keras.ops, {function}{(isKnown && hasConstants ? " with a constant" : "")}) has no counterpart. Use layers of Keras in its place");
        }

        return kind == "Activation" ? new JsonObject { ["activation"] = KerasNames.Snake(function) } : layer.Config.Copy();
    }

    /// <summary>A layer in the place of an activation becomes a layer behind.</summary>
    private IReadOnlyList<KerasAttribute> Activation(JsonObject config, KerasLayer layer)
    {
        var holder = layer.ClassName == "TimeDistributed" && config["layer"]?["config"] is JsonObject inner ? inner : config;
        if (holder["activation"] is not JsonObject activation)
        {
            return [];
        }

        if (activation["config"] is not JsonObject own || holder.ContainsKey("return_sequences"))
        {
            throw new RefusedImportException($"the activation {activation.Class()} of {layer} has no counterpart in that place");
        }

        holder["activation"] = "linear";
        var behind = LayerConfigs.Normal(activation, context.Version, layer.Name);
        return Attributes(activation.Class(), behind, layer.Name, new([], [], null, 0));
    }

    private static bool? IsMasked(KerasCall call) => call.Inputs.Count != 1 ? null : call.Masks.Count > 0 ? true : call.SaysNoMask ? false : null;
}
