using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras;

/// <summary>nn.MultiheadAttention: the rows of one matrix, or of three, are those of query, key and value, head by head; each is (heads · dim, features).</summary>
internal static class TorchAttention
{
    private static readonly string[] Names = ["query", "key", "value"];

    /// <summary>The transfers; null among them where something does not fit.</summary>
    public static IEnumerable<TorchTransfer?> Pairs(TorchModule module, ModelLayer layer)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            var kernel = layer[$"{Names[i]}/kernel"];
            yield return module["in_proj_weight"] is { } joint ? Projection(joint, kernel, i, Names.Length) : Projection(module[$"{Names[i][0]}_proj_weight"], kernel, 0, 1);
            if (layer[$"{Names[i]}/bias"] is { } bias)
            {
                yield return Bias(module["in_proj_bias"], bias, i);
            }
        }

        yield return Output(module["out_proj.weight"], layer["attention_output/kernel"]);
        foreach (var bias in TorchConversion.Vector(module["out_proj.bias"], layer["attention_output/bias"], "as it is"))
        {
            yield return bias;
        }
    }

    private static TorchTransfer? Projection(SavedArray? tensor, WeightInfo? weight, int part, int parts)
    {
        if (tensor?.Shape is not [var rows, var features] || rows % parts != 0 || weight is null || weight.Shape is not [var inputs, var heads, var size] || inputs != features || heads * size != rows / parts)
        {
            return null;
        }

        int count = rows / parts * features;
        return new TorchTransfer(weight, [tensor], $"{(parts > 1 ? $"rows of the {Names[part]}, " : "")}transposed, by heads", values => TorchLayout.Transposed(values[0][(part * count)..((part + 1) * count)], rows / parts, features, [0]));
    }

    private static TorchTransfer? Bias(SavedArray? tensor, WeightInfo weight, int part) => tensor?.Shape is [var length] && length == Names.Length * weight.Length
        ? new TorchTransfer(weight, [tensor], $"part of the {Names[part]}, by heads", values => values[0][(part * weight.Length)..((part + 1) * weight.Length)]) : null;

    private static TorchTransfer? Output(SavedArray? tensor, WeightInfo? weight) =>
        tensor?.Shape is [var outputs, var inputs] && weight is not null && weight.Shape is [var heads, var size, var features] && features == outputs && heads * size == inputs
            ? new TorchTransfer(weight, [tensor], "transposed, by heads", values => TorchLayout.Transposed(values[0], outputs, inputs, [0])) : null;
}
