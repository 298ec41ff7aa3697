using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using NeuralSeqGen.Keras;
using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Onnx.Tests.Keras;

/// <summary>Files made by Keras 3.15.1, and what is read of a file.</summary>
internal static class KerasFiles
{
    private static readonly string Folder =
        Path.Combine(typeof(KerasFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "tests", "files", "oracle");

    /// <summary>Names of the archives.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.keras").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".keras"));

    public static byte[] Saved(ISequenceModel model)
    {
        using var file = new MemoryStream();
        model.SaveKeras(file);
        return file.ToArray();
    }

    public static JsonElement Config(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var member = zip.GetEntry("config.json")!.Open();
        return JsonDocument.Parse(member).RootElement;
    }

    /// <summary>The arrays by path and position, those of groups without any left out.</summary>
    public static IReadOnlyList<(string Path, SavedArray Array)> Arrays(byte[] file) =>
    [
        .. ((PositionalWeights)ModelFile.Open(file, "model.keras").Weights!).Groups.OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group.Value.Select((array, i) => ($"{group.Key}/vars/{i}", array))),
    ];
}
