namespace NeuralSeqGen.Conformance;

/// <summary>Recurrent layers, stacked cells included.</summary>
internal static class RecurrentLayers
{
    public static readonly IReadOnlyDictionary<string, Func<KerasPart, KerasPart>> All = new Dictionary<string, Func<KerasPart, KerasPart>>
    {
        ["GRU"] = p => Sequence(Gru(p)),
        ["LSTM"] = p => Sequence(Lstm(p)),
        ["SimpleRNN"] = p => Sequence(Cell(p.As("SimpleRnn"))),
    };

    private static KerasPart Gru(KerasPart part) =>
        Cell(part.As("Gru")).Activations("recurrent_activation").Put("ResetAfter", KerasText.Flag(part.Config.Flag("reset_after", absent: !part.Dialect.IsClassic)));

    private static KerasPart Lstm(KerasPart part) => Cell(part.As("Lstm")).Activations("recurrent_activation").Set("unit_forget_bias");

    private static KerasPart Cell(KerasPart part) =>
        part.Take("units").Activations("activation").Set("use_bias").Rates("dropout", "recurrent_dropout").Roles("kernel", "recurrent", "bias", "activity");

    private static KerasPart Sequence(KerasPart part) => part
        .Set("return_sequences", "go_backwards", "stateful", "unroll", "zero_output_for_mask").Demand("return_state", "false").Demand("time_major", "false");
}
