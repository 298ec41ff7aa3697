using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras;

/// <summary>nn.RNN, nn.GRU and nn.LSTM: matrices transposed with the gates in Keras's order; two biases, which are the rows of a GRU's bias and are added elsewhere.</summary>
internal static class TorchRecurrent
{
    private const string Reverse = "_reverse";

    /// <summary>The transfers of one direction or of both; null among them where something does not fit.</summary>
    public static IEnumerable<TorchTransfer?> Pairs(TorchModule module, ModelLayer layer) =>
        layer["forward/kernel"] is null ? Direction(module, layer, "", "") : [.. Direction(module, layer, "", "forward/"), .. Direction(module, layer, Reverse, "backward/")];

    private static IEnumerable<TorchTransfer?> Direction(TorchModule module, ModelLayer layer, string direction, string half)
    {
        bool isGru = module.Kind == TorchKind.Gru;
        var gates = isGru ? TorchLayout.GruGates : TorchLayout.Unchanged(module.Kind == TorchKind.Lstm ? 4 : 1);
        string order = isGru ? "transposed, gates r z n to z r h" : module.Kind == TorchKind.Lstm ? "transposed, gates i f g o are i f c o" : "transposed";
        yield return Matrix(module[$"weight_ih{direction}"], layer[$"{half}kernel"], gates, order);
        yield return Matrix(module[$"weight_hh{direction}"], layer[$"{half}recurrent_kernel"], gates, order);
        if (isGru && module[$"bias_ih{direction}"] is null)
        {
            // Without a bias nothing would show whether the layer resets after the product, as PyTorch does, or before.
            yield return layer[$"{half}bias"] is { Shape.Length: 2 } bias ? new TorchTransfer(bias, [], "zeros", _ => new float[bias.Length]) : null;
        }
        else if (module[$"bias_ih{direction}"] is not null || layer[$"{half}bias"] is not null)
        {
            yield return Bias(module[$"bias_ih{direction}"], module[$"bias_hh{direction}"], layer[$"{half}bias"], gates, isGru);
        }
    }

    private static TorchTransfer? Matrix(SavedArray? tensor, WeightInfo? weight, IReadOnlyList<int> gates, string order) =>
        tensor?.Shape is [var rows, var columns] && weight is not null && weight.Shape.SequenceEqual([columns, rows])
            ? new TorchTransfer(weight, [tensor], order, values => TorchLayout.Transposed(values[0], rows, columns, gates)) : null;

    private static TorchTransfer? Bias(SavedArray? input, SavedArray? recurrent, WeightInfo? weight, IReadOnlyList<int> gates, bool isGru)
    {
        if (input?.Shape is not [var length] || recurrent?.Shape is not [var other] || length != other || weight is null)
        {
            return null;
        }

        return isGru && weight.Shape.SequenceEqual([2, length])
            ? new TorchTransfer(weight, [input, recurrent], "rows of one, gates r z n to z r h", values => [.. TorchLayout.Ordered(values[0], gates), .. TorchLayout.Ordered(values[1], gates)])
            : !isGru && weight.Shape.SequenceEqual([length]) ? new TorchTransfer(weight, [input, recurrent], "added", values => TorchLayout.Sum(values[0], values[1])) : null;
    }
}
