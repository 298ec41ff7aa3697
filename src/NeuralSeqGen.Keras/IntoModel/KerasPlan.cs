using System.Text.Json;
using NeuralSeqGen.Keras.Export;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.IntoModel;

/// <summary>All transfers from a file of Keras into a model, before any of them is done. The model's own architecture says where Keras would keep its weights.</summary>
internal sealed class KerasPlan
{
    private const int MaxDepth = 256;

    private readonly string _path;
    private readonly IReadOnlyList<string> _ignored;

    private KerasPlan(string path, IReadOnlyList<KerasTransfer> transfers, IReadOnlyList<string> ignored) => (_path, Transfers, _ignored) = (path, transfers, ignored);

    /// <summary>One per weight of the model, in its order.</summary>
    public IReadOnlyList<KerasTransfer> Transfers { get; }

    public static KerasPlan Of(ISequenceModel model, string path, IReadOnlyDictionary<string, string>? map)
    {
        ArgumentNullException.ThrowIfNull(model);
        var saved = ModelFile.Open(path);
        try
        {
            var arrays = new LayerWeights(model, ConfigVersion.Parse(saved.KerasVersion, saved.Backend));
            var transfers = saved.Format == SavedFormat.RtNeuralJson ? throw new RefusedImportException("it is a model of RTNeural: import it with 'nsg import'") : saved.Weights switch
            {
                PositionalWeights positional => map is null ? PositionalPairs.Of(arrays, Groups(model), positional) : throw new RefusedImportException("it counts its layers by class and does not name them, so that a map of names says nothing"),
                NamedWeights named => NamedPairs.Of(arrays, Groups(model), named, map),
                _ => throw new RefusedImportException("it holds no weights of Keras"),
            };
            return new KerasPlan(path, [.. transfers.OrderBy(transfer => transfer.Weight.Offset)], saved.OptimizerWeights is null ? [] : ["the optimizer's state"]);
        }
        catch (Exception e) when (e is RefusedImportException or NotSupportedException)
        {
            throw new ModelFileException($"the file '{path}' cannot be set into {model.Name}: {e.Message.TrimEnd('.')}.", e) { Path = path };
        }
    }

    /// <summary>The values of a weight.</summary>
    public float[] Values(KerasTransfer transfer)
    {
        float[] values = transfer.Array.Read();
        return Array.TrueForAll(values, float.IsFinite) ? values
            : throw new ModelFileException($"the file '{_path}' cannot be loaded: '{FaultText.Cut(transfer.Array.Sources[0].Name)}' holds values that are not finite.") { Path = _path };
    }

    /// <summary>The table.</summary>
    public KerasWeightsReport Report() => new([.. Transfers.Select(transfer => transfer.Row)], _ignored);

    private static IReadOnlyList<(string Path, IReadOnlyList<WeightInfo> Weights)> Groups(ISequenceModel model)
    {
        if (model.ArchitectureJson.IsEmpty)
        {
            throw new RefusedImportException("the model says nothing of its architecture; build it with this version of NeuralSeqGen");
        }

        var reader = new Utf8JsonReader(model.ArchitectureJson, new() { MaxDepth = MaxDepth });
        return [.. WeightGroups.Of(model, JsonElement.ParseValue(ref reader)).Where(group => group.Weights.Count > 0)];
    }
}
