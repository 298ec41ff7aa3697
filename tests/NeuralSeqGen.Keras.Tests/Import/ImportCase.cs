using System.Text.Json;
using NeuralSeqGen.Conformance;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Tests.Files;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>A saved model with what it computes.</summary>
internal sealed class ImportCase
{
    private static readonly HashSet<string> Formats = ["keras-v3-zip", "keras-legacy-h5", "keras-v3-weights-h5", "keras-legacy-weights-h5", "keras1-h5", "keras-config-json", "rtneural-json"];

    private readonly JsonElement _line;
    private readonly string _folder;
    private Dictionary<string, FixtureTensor>? _io;

    private ImportCase(string folder, JsonElement line)
    {
        _folder = folder;
        _line = line;
    }

    /// <summary>Every model of Keras or RTNeural that is to be imported.</summary>
    public static IReadOnlyList<ImportCase> All { get; } =
        [.. OracleFiles.All.GroupBy(file => file.Path[..^file.Name.Length]).SelectMany(folder => ReadAll(folder.Key, [.. folder.Select(file => file.Name)])).OrderBy(c => c.Name, StringComparer.Ordinal)];

    public string Name => _line.GetProperty("file").GetString()!;

    public bool MayBeRefused => _line.GetProperty("must").GetString() == "import-or-refuse";

    public bool IsRefused => _line.GetProperty("must").GetString() == "refuse";

    public string Path => System.IO.Path.Combine(_folder, Name);

    public string? ArchitecturePath => _line.TryGetProperty("architecture_from", out var file) ? System.IO.Path.Combine(_folder, file.GetString()!) : null;

    /// <summary>Whether the file has numbers, and not an architecture alone, and it is known what it computes.</summary>
    public bool HasWeights => _line.GetProperty("format").GetString() != "keras-config-json" && _line.TryGetProperty("io", out _);

    /// <summary>Whether Keras 3 wrote it.</summary>
    public bool IsKeras3 => _line.TryGetProperty("producer", out var producer) && producer.GetString()!.StartsWith("keras 3", StringComparison.Ordinal);

    /// <summary>Inputs, outputs and weights by name.</summary>
    public IReadOnlyDictionary<string, FixtureTensor> Io => _io ??= FixtureTensor.LoadAll(File.ReadAllBytes(System.IO.Path.Combine(_folder, _line.GetProperty("io").GetString()!)));

    /// <summary>RTNeural's cases have one sequence without an axis of samples.</summary>
    public bool IsOneSequence => _line.GetProperty("format").GetString() == "rtneural-json";

    public double Tolerance(double expected) => _line.GetProperty("tolerance").GetProperty("atol").GetDouble() + (_line.GetProperty("tolerance").GetProperty("rtol").GetDouble() * Math.Abs(expected));

    /// <summary>Names of the inputs in order.</summary>
    public IReadOnlyList<string> Inputs => [.. _line.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()!.TrimStart('/'))];

    /// <summary>Imports the model.</summary>
    /// <param name="className">Name of the class.</param>
    /// <param name="space">Its namespace.</param>
    public ImportedModel Import(string className, string space)
    {
        var saved = ModelFile.Open(ArchitecturePath ?? Path);
        var options = new ImportOptions { Name = className, Namespace = space, Steps = Steps };
        return new KerasImporter(new DeclarationBinder()).Import(saved, options, ArchitecturePath is null ? null : ModelFile.Open(Path));
    }

    /// <summary>Steps of every input that has them, as in the recorded inputs.</summary>
    public IReadOnlyDictionary<string, int> Steps => !_line.TryGetProperty("inputs", out _) ? new Dictionary<string, int>()
        : _line.GetProperty("inputs").EnumerateArray().Select(input => (Name: input.GetProperty("name").GetString()!.TrimStart('/'), Shape: input.GetProperty("shape")))
            .Where(input => input.Shape.GetArrayLength() > 1).SelectMany(input => new[] { (input.Name, Extent(input.Shape)), ("", Extent(input.Shape)) }).DistinctBy(pair => pair.Item1).ToDictionary();

    public override string ToString() => Name;

    private int Extent(JsonElement shape) => shape[IsOneSequence ? 0 : 1].GetInt32();

    private static IEnumerable<ImportCase> ReadAll(string folder, HashSet<string> names)
    {
        var lines = Directory.GetFiles(folder, "index*.json").SelectMany(index => JsonDocument.Parse(File.ReadAllBytes(index)).RootElement.EnumerateArray()).DistinctBy(line => line.GetProperty("file").GetString());
        return [.. lines.Where(line => names.Contains(line.GetProperty("file").GetString()!) && (Formats.Contains(line.GetProperty("format").GetString()!) || line.GetProperty("format").GetString() == "refuse")).Select(line => new ImportCase(folder, line.Clone()))];
    }
}
