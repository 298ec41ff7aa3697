using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras;

/// <summary>How the tensors of a module become the weights of a layer; null where kinds or shapes do not fit.</summary>
internal static class TorchConversion
{
    private const string Same = "as it is";

    /// <summary>The transfers of one module into one layer, all of its tensors and all of the layer's weights; null where they do not fit.</summary>
    public static IReadOnlyList<TorchTransfer>? Of(TorchModule module, ModelLayer layer)
    {
        var transfers = Pairs(module, layer)?.ToList();
        return transfers is not null && transfers.Count == layer.Weights.Count && transfers.SelectMany(transfer => transfer.Sources).Distinct().Count() == module.Tensors.Count ? transfers : null;
    }

    /// <summary>The one reason that shapes do not show: what a layer would have to be declared with. Null where there is none.</summary>
    public static string? Remedy(TorchModule module, ModelLayer layer)
    {
        bool isGru = module.Kind == TorchKind.Gru && layer.Kind == TorchKind.Gru;
        return isGru && (layer["bias"] ?? layer["forward/bias"]) is not { Shape.Length: 2 }
            ? $"nn.GRU resets after the product, with two biases, zeros where it was made without, and '{layer.Name}' does not: give it ResetAfter = true, and no UseBias = false" : null;
    }

    private static IEnumerable<TorchTransfer>? Pairs(TorchModule module, ModelLayer layer) => (module.Kind, layer.Kind) switch
    {
        (TorchKind.Linear or TorchKind.Matrix, TorchKind.Linear) => All([Matrix(module["weight"], layer["kernel"]), .. Vector(module["bias"], layer["bias"], Same)]),
        (TorchKind.Matrix, TorchKind.Embedding) => All([Plain(module["weight"], layer["embeddings"], Same)]),
        (TorchKind.Convolution, TorchKind.Convolution) => All([Kernel(module["weight"], layer["kernel"]), .. Vector(module["bias"], layer["bias"], Same)]),
        (TorchKind.LayerNorm, TorchKind.LayerNorm) => All([.. Vector(module["weight"], layer["gamma"], "as it is; nn.LayerNorm has Epsilon = 1e-5"), .. Vector(module["bias"], layer["beta"], Same)]),
        (TorchKind.BatchNorm, TorchKind.BatchNorm) => All(
        [
            .. Vector(module["weight"], layer["gamma"], "as it is; nn.BatchNorm1d has Epsilon = 1e-5"), .. Vector(module["bias"], layer["beta"], Same),
            Plain(module["running_mean"], layer["moving_mean"], Same), Plain(module["running_var"], layer["moving_variance"], Same),
        ]),
        (TorchKind.Rnn or TorchKind.Gru or TorchKind.Lstm, var kind) when kind == module.Kind => All(TorchRecurrent.Pairs(module, layer)),
        (TorchKind.Attention, TorchKind.Attention) => All(TorchAttention.Pairs(module, layer)),
        _ => null,
    };

    /// <summary>A tensor taken over unchanged, or null where the shapes differ.</summary>
    public static TorchTransfer? Plain(SavedArray? tensor, WeightInfo? weight, string conversion) =>
        tensor is not null && weight is not null && weight.Shape.SequenceEqual([.. tensor.Shape]) ? new TorchTransfer(weight, [tensor], conversion, values => values[0]) : null;

    /// <summary>None where both sides have none.</summary>
    public static IEnumerable<TorchTransfer?> Vector(SavedArray? tensor, WeightInfo? weight, string conversion) => tensor is null && weight is null ? [] : [Plain(tensor, weight, conversion)];

    private static TorchTransfer? Matrix(SavedArray? tensor, WeightInfo? weight) =>
        tensor?.Shape is [var rows, var columns] && weight is not null && weight.Shape.SequenceEqual([columns, rows])
            ? new TorchTransfer(weight, [tensor], "transposed", values => TorchLayout.Transposed(values[0], rows, columns, [0])) : null;

    private static TorchTransfer? Kernel(SavedArray? tensor, WeightInfo? weight) =>
        tensor?.Shape is [var outputs, var inputs, var steps] && weight is not null && weight.Shape.SequenceEqual([steps, inputs, outputs])
            ? new TorchTransfer(weight, [tensor], "(filters, inputs, steps) to (steps, inputs, filters)", values => TorchLayout.Convolution(values[0], outputs, inputs, steps)) : null;

    private static IEnumerable<TorchTransfer>? All(IEnumerable<TorchTransfer?> transfers)
    {
        TorchTransfer?[] all = [.. transfers];
        return all.All(transfer => transfer is not null) ? all.OfType<TorchTransfer>() : null;
    }
}
