using System.Text.Json;

namespace NeuralSeqGen.Conformance;

/// <summary>One case computed by Keras: a model, a batch, and what Keras makes of them. The format is described in fixtures/README.md.</summary>
internal sealed class Fixture
{
    private readonly Dictionary<string, FixtureTensor> _tensors;

    private Fixture(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        Json = json.RootElement.Clone();
        Name = Path.GetFileNameWithoutExtension(path);
        _tensors = FixtureTensor.LoadAll(File.ReadAllBytes(Path.ChangeExtension(path, ".safetensors")));
    }

    public JsonElement Json { get; }

    public string Name { get; }

    /// <summary>Name of its class.</summary>
    public string ClassName => "Case_" + string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    public bool IsKeras2 => Json.GetProperty("dialect").GetString() == "keras2";

    /// <summary>Whether there are gradients of training mode and trained weights.</summary>
    public bool IsTraining => Json.GetProperty("mode").GetString() == "training";

    /// <summary>Whether layers keep their states from one batch to the next.</summary>
    public bool IsStateful => Json.GetProperty("stateful").GetBoolean();

    /// <summary>Samples of the first input.</summary>
    public int Samples => this[Inputs[0]].Shape[0];

    /// <summary>Names of the inputs, which are those of their tensors.</summary>
    public IReadOnlyList<string> Inputs => [.. Json.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()!)];

    /// <summary>Weights in the order of get_weights().</summary>
    public IReadOnlyList<string> Weights => [.. Json.GetProperty("weights").EnumerateArray().Select(w => w.GetProperty("name").GetString()!)];

    public IEnumerable<string> Tensors => _tensors.Keys;

    public FixtureTensor this[string tensor] => _tensors.TryGetValue(tensor, out var found) ? found : throw new KeyNotFoundException($"{Name} has no tensor '{tensor}'.");

    public bool Has(string tensor) => _tensors.ContainsKey(tensor);

    /// <summary>Largest allowed difference of a value of a tensor.</summary>
    public double Tolerance(string tensor, double expected)
    {
        var group = Json.GetProperty("tolerance").GetProperty(tensor.Split('/')[0]);
        return group.GetProperty("atol").GetDouble() + (group.GetProperty("rtol").GetDouble() * Math.Abs(expected));
    }

    public static Fixture Load(string folder, string name) => new(Path.Combine(folder, name + ".json"));

    /// <summary>Names of all cases in a folder: every description with tensors beside it.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Where(path => File.Exists(Path.ChangeExtension(path, ".safetensors"))).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Every case of a folder, in the order of their names.</summary>
    public static IReadOnlyList<Fixture> ReadAll(string folder) => [.. Names(folder).Select(name => Load(folder, name))];

    public override string ToString() => Name;
}
