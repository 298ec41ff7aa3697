using System.Text.Json;

namespace NeuralSeqGen.Conformance;

/// <summary>What the checks know of a case, <c>keras-conformance/1</c> and <c>/2</c>: a key or a tensor that they do not know makes the case fail by name, so that nothing Keras recorded is left out silently.</summary>
internal static class FixtureFormat
{
    private static readonly HashSet<string> Formats = ["keras-conformance/1", "keras-conformance/2"];

    private static readonly HashSet<string> Keys =
    [
        "format", "name", "note", "dialect", "mode", "batch_size", "stateful", "inputs", "layers", "output", "output_shape", "output_has_mask", "loss", "optimizer", "fit", "conventions",
        "weights", "tensors", "tolerance", "oracle", "adapt", "metrics", "evaluate_batch_size",
    ];

    // path and update explain the choices of Muon, which the weights after its steps show
    private static readonly HashSet<string> WeightKeys = ["name", "shape", "trainable", "path", "update"];

    // a tensor's name up to the first '/'; starting weights are known by their whole names, and what is recorded for each weight or input by its name behind the '/'
    private static readonly HashSet<string> OfWeights = ["grad", "after1", "after2", "after5", "ema1", "ema5", "fit", "adapted"];

    private static readonly HashSet<string> Tensors =
    [
        "x", "x2", "y", "x_batch2", "y_batch2", "output", "output_batch2", "output_training", "act", "loss", "data_loss", "grad", "losses", "after1", "after2", "after5",
        "fit", "history_loss", "evaluate_loss", "ema1", "ema5", "adapt", "adapted", "sample_weight", "metrics", "weighted_metrics",
    ];

    /// <summary>What of a case is not known, in words.</summary>
    public static IEnumerable<string> Unknown(Fixture fixture)
    {
        var json = fixture.Json;
        string format = json.GetProperty("format").GetString()!;
        return
        [
            .. Formats.Contains(format) ? [] : new[] { $"format {format}" },
            .. UnknownKeys(json, Keys),
            .. json.GetProperty("layers").EnumerateArray().SelectMany(layer => layer.GetProperty("inbound").EnumerateArray()).Select(name => name.GetString()!).Where(name => name.Contains(':')).Select(name => "inbound " + name),
            .. json.GetProperty("weights").EnumerateArray().SelectMany(weight => UnknownKeys(weight, WeightKeys)).Select(key => "weights: " + key),
            .. fixture.Tensors.Except(fixture.Weights).Where(tensor => !IsKnown(fixture, tensor)).Select(tensor => "tensor " + tensor),
        ];
    }

    private static bool IsKnown(Fixture fixture, string tensor)
    {
        string[] parts = tensor.Split('/', 2);
        return Tensors.Contains(parts[0])
            && (parts.Length == 1 || !OfWeights.Contains(parts[0]) || fixture.Weights.Contains(parts[1]) || (parts[0] == "grad" && fixture.Inputs.Contains(parts[1])));
    }

    private static IEnumerable<string> UnknownKeys(JsonElement json, HashSet<string> known) => json.EnumerateObject().Select(property => property.Name).Where(key => !known.Contains(key));
}
