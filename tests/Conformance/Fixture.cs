using System.Text.Json;

namespace NeuralSeqGen.Conformance;

/// <summary>One case computed by Keras: a model, a batch, and what Keras makes of them. The format is described in fixtures/README.md.</summary>
internal sealed class Fixture
{
    private readonly Dictionary<string, FixtureTensor> _tensors;

    private Fixture(JsonElement json, Dictionary<string, FixtureTensor> tensors)
    {
        Json = json;
        _tensors = tensors;
    }

    public JsonElement Json { get; }

    public string Name => Json.GetProperty("name").GetString()!;

    public bool IsKeras2 => Json.GetProperty("dialect").GetString() == "keras2";

    /// <summary>Whether there are gradients of training mode and trained weights.</summary>
    public bool IsTraining => Json.GetProperty("mode").GetString() == "training";

    public int BatchSize => Json.GetProperty("batch_size").GetInt32();

    /// <summary>Weights in the order of get_weights().</summary>
    public IReadOnlyList<string> Weights => [.. Json.GetProperty("weights").EnumerateArray().Select(w => w.GetProperty("name").GetString()!)];

    public IEnumerable<string> Tensors => _tensors.Keys;

    public FixtureTensor this[string tensor] => _tensors[tensor];

    public bool Has(string tensor) => _tensors.ContainsKey(tensor);

    /// <summary>Largest allowed difference of a value of a tensor.</summary>
    public double Tolerance(string tensor, double expected)
    {
        var group = Json.GetProperty("tolerance").GetProperty(tensor.Split('/')[0]);
        return group.GetProperty("atol").GetDouble() + (group.GetProperty("rtol").GetDouble() * Math.Abs(expected));
    }

    public static Fixture Load(string folder, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + ".json")));
        return new(json.RootElement.Clone(), FixtureTensor.LoadAll(Path.Combine(folder, name + ".safetensors")));
    }

    /// <summary>Names of all cases in a folder.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
}
