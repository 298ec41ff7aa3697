using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>
/// Reads one call of a layer. Keras 1 and 2 write a list of <c>[layer, node, tensor, arguments]</c>, initial states appended; Keras 3 an object of <c>args</c> and
/// <c>kwargs</c> whose tensors have a <c>keras_history</c>.
/// </summary>
internal static class CallReader
{
    private static readonly HashSet<string> Recurrent = ["GRU", "LSTM", "SimpleRNN", "RNN", "ConvLSTM1D", "Bidirectional"];

    // the order of a call's tensor arguments, where they have names
    private static readonly string[] InputNames = ["inputs", "query", "value", "key", "x", "x1", "x2"];

    public static KerasCall Read(JsonNode node, KerasLayer layer) => node is JsonArray list ? Classic(list, layer) : Modern(node.AsObject(), layer);

    private static KerasCall Classic(JsonArray list, KerasLayer layer)
    {
        var entries = list.Select(entry => entry!.AsArray()).ToList();
        TensorRef[] tensors = [.. entries.Select(entry => new TensorRef(entry[0].Text()!, entry[1].Whole()!.Value, entry[2].Whole()!.Value))];
        var arguments = entries.Count > 0 && entries[0].Count > 3 && entries[0][3] is JsonObject { Count: > 0 } given ? given.Copy() : [];
        var states = Take(arguments, "initial_state");
        var masks = Take(arguments, "mask");
        TensorRef[] named = [.. InputNames.SelectMany(name => Take(arguments, name))];
        Training(arguments, layer);
        bool hasStates = Recurrent.Contains(layer.ClassName);
        TensorRef[] inputs = [.. hasStates ? tensors.Take(1) : tensors, .. named];
        return new(inputs) { InitialState = [.. hasStates ? tensors.Skip(1) : [], .. states], Masks = masks, Arguments = arguments };
    }

    private static KerasCall Modern(JsonObject node, KerasLayer layer)
    {
        var kwargs = node["kwargs"] is JsonObject given ? given.Copy() : [];
        var positional = node["args"] as JsonArray ?? [];
        bool isRecurrent = Recurrent.Contains(layer.ClassName);
        TensorRef[] tensors = [.. positional.SelectMany(Tensors)];
        TensorRef[] named = [.. InputNames.SelectMany(name => Take(kwargs, name))];
        var states = Take(kwargs, "initial_state");
        bool saysNoMask = kwargs.ContainsKey("mask") && kwargs["mask"] is null;
        var masks = new[] { "mask", "query_mask", "value_mask", "key_mask", "attention_mask" }.SelectMany(name => Take(kwargs, name)).ToList();
        Training(kwargs, layer);
        double[] constants = [.. layer.IsOperation ? positional.Select(argument => argument.Real()).OfType<double>() : []];

        // the second argument of a recurrent layer, and all but the first of a list, are states
        TensorRef[] inputs = [.. tensors, .. named];
        return new(isRecurrent ? inputs[..Math.Min(1, inputs.Length)] : inputs)
        {
            InitialState = isRecurrent ? [.. inputs.Skip(1), .. states] : states, Masks = masks, SaysNoMask = saysNoMask, Arguments = kwargs, Constants = constants, HasConstants = constants.Length > 0, Operands = layer.IsOperation ? [.. positional] : [],
        };
    }

    /// <summary>A call that always trains, as one for Monte Carlo dropout does, computes something else than the layer here, which trains in training alone.</summary>
    private static void Training(JsonObject arguments, KerasLayer layer)
    {
        if (arguments["training"] is { } training && training.GetValueKind() != JsonValueKind.False && training.Real() != 0)
        {
            throw new RefusedImportException($"{layer} is called with training={training.ToJsonString()}: it would behave as in training when the model predicts, which has no counterpart");
        }

        arguments.Remove("training");
    }

    /// <summary>The tensors of an argument, which is taken out.</summary>
    private static List<TensorRef> Take(JsonObject arguments, string name)
    {
        List<TensorRef> tensors = [.. Tensors(arguments[name])];
        if (tensors.Count > 0 || arguments[name] is null)
        {
            arguments.Remove(name);
        }

        return tensors;
    }

    private static IEnumerable<TensorRef> Tensors(JsonNode? node) => node switch
    {
        JsonObject tensor when tensor.Class() == "__keras_tensor__" && tensor["config"]!["keras_history"] is JsonArray history => [new(history[0].Text()!, history[1].Whole()!.Value, history[2].Whole()!.Value)],
        JsonArray { Count: >= 3 } plain when plain[0].Text() is { } layer && plain[1].Whole() is { } call && plain[2].Whole() is { } index => [new(layer, call, index)],
        JsonArray list => list.SelectMany(Tensors),
        _ => [],
    };
}
