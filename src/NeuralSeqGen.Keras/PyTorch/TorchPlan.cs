using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras;

/// <summary>All transfers from a state dict into a model, before any of them is done.</summary>
internal sealed class TorchPlan
{
    private readonly string _path;
    private readonly IReadOnlyList<string> _ignored;

    private TorchPlan(string path, IReadOnlyList<TorchTransfer> transfers, IReadOnlyList<string> ignored) => (_path, Transfers, _ignored) = (path, transfers, ignored);

    /// <summary>One per weight of the model, in its order.</summary>
    public IReadOnlyList<TorchTransfer> Transfers { get; }

    public static TorchPlan Of(ISequenceModel model, string path, IReadOnlyDictionary<string, string>? map)
    {
        ArgumentNullException.ThrowIfNull(model);
        var saved = ModelFile.Open(path);
        if (saved.Weights is not StateDict dict)
        {
            throw new ModelFileException($"the file '{path}' holds no PyTorch state dict, but a model or weights of Keras or RTNeural ({saved.Format}): KerasWeights.Load and 'nsg weights' read weights of Keras, 'nsg import' makes a class of a model.") { Path = path };
        }

        var modules = TorchModules.Of(dict);
        var pairs = map is null
            ? TorchMatching.ByOrder(path, modules, ModelLayers.Of(model), isSorted: saved.Format == SavedFormat.Safetensors)
            : TorchMatching.ByMap(path, modules, ModelLayers.Of(model), map);
        string[] ignored = [.. dict.Arrays.Where(TorchModules.IsCounter).Select(tensor => tensor.Name), .. modules.Except(pairs.Select(pair => pair.Module)).SelectMany(module => module.Tensors.Values).Select(tensor => tensor.Name)];
        return new TorchPlan(path, [.. pairs.SelectMany(pair => TorchConversion.Of(pair.Module, pair.Layer)!).OrderBy(transfer => transfer.Weight.Offset)], ignored);
    }

    /// <summary>The values of a weight.</summary>
    public float[] Values(TorchTransfer transfer)
    {
        float[][] sources = [.. transfer.Sources.Select(source => source.Read())];
        for (int i = 0; i < sources.Length; i++)
        {
            if (!sources[i].All(float.IsFinite))
            {
                throw new ModelFileException($"the file '{_path}' cannot be loaded: '{FaultText.Cut(transfer.Sources[i].Name)}' holds values that are not finite.") { Path = _path };
            }
        }

        return transfer.Convert(sources);
    }

    /// <summary>The table.</summary>
    public PyTorchReport Report() => new([.. Transfers.Select(transfer => transfer.Row)], _ignored);
}
