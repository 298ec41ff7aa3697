using System.Text.Json;

namespace NeuralSeqGen.Generator.Tests.Conformance;

/// <summary>One case computed by Keras: see tests/fixtures/README.md.</summary>
internal sealed class Fixture
{
    private readonly SafetensorsFile _tensors;

    private Fixture(string path)
    {
        Json = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        Name = Path.GetFileNameWithoutExtension(path);
        _tensors = SafetensorsReader.Read(Path.ChangeExtension(path, ".safetensors"));
    }

    public string Name { get; }

    /// <summary>Name of its class.</summary>
    public string ClassName => "Case_" + string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    public JsonElement Json { get; }

    public bool IsTraining => Json.GetProperty("mode").GetString() == "training";

    /// <summary>Keras 2's decay of the learning rate: lr ÷ (1 + decay · steps taken).</summary>
    public double Decay => Json.GetProperty("optimizer") is { ValueKind: JsonValueKind.Object } optimizer && optimizer.GetProperty("config").TryGetProperty("decay", out var decay) ? decay.GetDouble() : 0;

    public IReadOnlyList<string> Tensors => [.. _tensors.Tensors.Select(t => t.Name)];

    /// <summary>Every case of a folder, in the order of their names.</summary>
    public static IReadOnlyList<Fixture> ReadAll(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Where(path => File.Exists(Path.ChangeExtension(path, ".safetensors"))).Select(path => new Fixture(path))];

    public bool Has(string tensor) => _tensors.Find(tensor) is not null;

    public int[] Shape(string tensor) => Entry(tensor).Shape;

    public float[] Floats(string tensor)
    {
        var values = new float[Entry(tensor).Length];
        _tensors.CopyTo(Entry(tensor), values);
        return values;
    }

    /// <summary>An array of floats or of integers, as the file has it.</summary>
    public Array Values(string tensor)
    {
        if (Entry(tensor).ElementType != "I32")
        {
            return Floats(tensor);
        }

        var values = new int[Entry(tensor).Length];
        _tensors.CopyTo(Entry(tensor), values);
        return values;
    }

    /// <summary>Tolerance of a group of tensors.</summary>
    public (double Absolute, double Relative) Tolerance(string group)
    {
        var tolerance = Json.GetProperty("tolerance").GetProperty(group);
        return (tolerance.GetProperty("atol").GetDouble(), tolerance.GetProperty("rtol").GetDouble());
    }

    public override string ToString() => Name;

    private SafetensorsEntry Entry(string tensor) => _tensors.Find(tensor) ?? throw new KeyNotFoundException($"{Name} has no tensor '{tensor}'.");
}
