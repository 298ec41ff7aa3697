using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NeuralSeqGen.Keras.Export;

namespace NeuralSeqGen.Keras;

/// <summary>Saves models for Keras 3.</summary>
public static class KerasSaving
{
    private const string Version = "3.15.1";

    /// <summary>
    /// Writes a <c>.keras</c> file that <c>keras.models.load_model</c> opens: layers and weights, not compiled. The file is written as a whole: a killed process
    /// leaves the old file or the new one.
    /// </summary>
    /// <exception cref="NotSupportedException">Keras lacks something that the model has; the sentence names the layer, and nothing is written.</exception>
    public static void SaveKeras(this ISequenceModel model, string path)
    {
        byte[] file = File(model);
        AtomicFile.Write(path, stream => stream.Write(file));
    }

    /// <summary>Writes a <c>.keras</c> file to a stream, which stays open.</summary>
    /// <exception cref="NotSupportedException">Keras lacks something that the model has; the sentence names the layer, and nothing is written.</exception>
    public static void SaveKeras(this ISequenceModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(File(model));
    }

    /// <summary>A zip of three members, stored as Keras stores them.</summary>
    private static byte[] File(ISequenceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.ArchitectureJson.IsEmpty)
        {
            throw new NotSupportedException($"{model.Name} says nothing of its architecture, so it cannot be saved for Keras. Build it with this version of NeuralSeqGen.");
        }

        var reader = new Utf8JsonReader(model.ArchitectureJson, new() { MaxDepth = 256 });
        var architecture = JsonElement.ParseValue(ref reader);
        ForeignParts.Refuse(model.Name, architecture);
        var groups = WeightGroups.Of(model, architecture);
        float[] parameters = PublishedParameters.Of(model);
        RefuseAdaptations(model, groups.SelectMany(group => group.Weights));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            string date = DateTime.UtcNow.ToString("yyyy-MM-dd@HH:mm:ss", CultureInfo.InvariantCulture);
            Add(zip, "metadata.json", Encoding.UTF8.GetBytes($$"""{"keras_version": "{{Version}}", "date_saved": "{{date}}"}"""));
            Add(zip, "config.json", model.ArchitectureJson);
            Add(zip, "model.weights.h5", WeightsFile.Of([.. groups.Select(group => (group.Path, (IReadOnlyList<WeightArray>)[.. group.Weights.Select(weight => WeightArray.Of(parameters, weight))]))]));
        }

        return file.ToArray();
    }

    // a low-rank adaptation stands beside its matrix: Keras saves the matrix that both make, and would train on from that
    private static void RefuseAdaptations(ISequenceModel model, IEnumerable<WeightInfo> weights)
    {
        if (weights.FirstOrDefault(weight => weight.Name.Contains("/lora_", StringComparison.Ordinal)) is { } adapted)
        {
            throw new NotSupportedException($"{model.Name} cannot be saved for Keras: '{adapted.Name[..adapted.Name.LastIndexOf('/')]}' has a low-rank adaptation, which Keras saves as one matrix. Write an ONNX file, or leave LoraRank away.");
        }
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> bytes)
    {
        using var member = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        member.Write(bytes);
    }
}
