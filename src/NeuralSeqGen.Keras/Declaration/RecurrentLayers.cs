using System.Text.Json;

namespace NeuralSeqGen.Keras.Declaration;

/// <summary>Recurrent layers, stacked cells included.</summary>
internal static class RecurrentLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["GRU"] = p => Sequence(Gru(p)),
        ["LSTM"] = p => Sequence(Lstm(p)),
        ["SimpleRNN"] = p => Sequence(Simple(p)),
        ["ConvLSTM1D"] = p => Sequence(ConvLstm(p)),
        ["GRUCell"] = Gru,
        ["LSTMCell"] = Lstm,
        ["SimpleRNNCell"] = Simple,
    };

    /// <summary>The cells of an RNN: those of StackedRNNCells, or the one.</summary>
    public static IReadOnlyList<(string Class, KerasConfig Config)> Cells(KerasConfig config)
    {
        var cell = config.Need("cell");
        JsonElement[] serialized = cell.GetProperty("class_name").GetString() == "StackedRNNCells" ? [.. cell.GetProperty("config").GetProperty("cells").EnumerateArray()] : [cell];
        return [.. serialized.Select(c => KerasConfig.Of(c, config.Owner + ".cell", out string className) is var inner ? (className, inner) : default)];
    }

    /// <summary>The prefix that makes the layers behind it cells of one.</summary>
    public static KerasAttribute Stack(KerasPart part, int cells)
    {
        part.As("StackedRnn").Attribute.Add(KerasText.Number(cells));
        return Sequence(part).Attribute;
    }

    private static KerasPart Simple(KerasPart part) => Cell(part.As("SimpleRnn"));

    private static KerasPart Gru(KerasPart part) =>
        Cell(part.As("Gru")).Activations("recurrent_activation").Put("ResetAfter", KerasText.Flag(part.Config.Flag("reset_after", absent: !part.Dialect.IsClassic)));

    private static KerasPart Lstm(KerasPart part) => Cell(part.As("Lstm")).Activations("recurrent_activation").Set("unit_forget_bias");

    private static KerasPart ConvLstm(KerasPart part) => Weights(part.As("ConvLstm1D").Take("filters").Take("kernel_size"))
        .SetOne("strides", "dilation_rate").Choose("padding", "ConvolutionPadding").Demand("data_format", "channels_last").Activations("recurrent_activation").Set("unit_forget_bias");

    private static KerasPart Cell(KerasPart part) => Weights(part.Take("units"));

    private static KerasPart Weights(KerasPart part) =>
        part.Activations("activation").Set("use_bias").Rates("dropout", "recurrent_dropout").Roles("kernel", "recurrent", "bias", "activity");

    /// <summary>What an RNN says of its steps. The states that it returns are nodes of their own here.</summary>
    public static KerasPart Sequence(KerasPart part) => part
        .Set("return_sequences", "go_backwards", "stateful", "unroll", "zero_output_for_mask").Demand("return_state", "false", "true").Demand("time_major", "false");
}
