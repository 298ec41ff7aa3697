using System.Text.Json.Nodes;

namespace NeuralSeqGen.Keras.Graph;

/// <summary>What <c>x[…]</c> takes along one axis, in Python's terms (keras/src/ops/numpy.py, GetItem).</summary>
/// <param name="Index">One position, whose axis is then gone; null for a range.</param>
/// <param name="Start">Where the range begins; null for its first end.</param>
/// <param name="Stop">Where it ends; null for its last end.</param>
/// <param name="Step">From one to the next.</param>
internal readonly record struct AxisSlice(int? Index, int? Start, int? Stop, int Step)
{
    private static readonly AxisSlice Whole = new(null, null, null, 1);

    public bool IsWhole => this == Whole;

    /// <summary>One for every axis, batch included; null for a key of another form: new axes, positions that are computed.</summary>
    /// <param name="call">The call of GetItem.</param>
    /// <param name="rank">Axes of what is sliced.</param>
    public static IReadOnlyList<AxisSlice>? Of(KerasCall call, int rank)
    {
        var items = Items(call.Operands.Count > 1 ? call.Operands[1] : call.Arguments["key"]).ToList();
        int dots = items.FindIndex(item => (item as JsonObject)?.Class() == "__ellipsis__"), missing = rank - items.Count + (dots < 0 ? 0 : 1);
        if (missing < 0)
        {
            return null;
        }

        var read = items.Where((_, i) => i != dots).Select(One).ToList();
        read.InsertRange(dots < 0 ? read.Count : dots, Enumerable.Repeat<AxisSlice?>(Whole, missing));
        return read.Contains(null) ? null : [.. read.Select(slice => slice!.Value)];
    }

    private static IEnumerable<JsonNode?> Items(JsonNode? key) => key switch
    {
        JsonArray list => list,
        JsonObject tuple when tuple.Class() == "__tuple__" => tuple["config"]?["value"] as JsonArray ?? [null],
        _ => [key],
    };

    private static AxisSlice? One(JsonNode? item)
    {
        if (item is not JsonObject range || range.Class() != "__slice__" || range["config"] is not JsonObject config)
        {
            return item.Whole() is { } index ? new(index, null, null, 1) : null;
        }

        bool isKnown = new[] { "start", "stop", "step" }.All(key => config[key] is null || config[key].Whole() is not null);
        return isKnown ? new(null, config["start"].Whole(), config["stop"].Whole(), config["step"].Whole() ?? 1) : null;
    }
}
