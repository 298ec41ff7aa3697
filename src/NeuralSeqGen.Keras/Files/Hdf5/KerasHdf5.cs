using System.Text;

namespace NeuralSeqGen.Keras.Files;

/// <summary>An HDF5 file as Keras 1, 2 and 3 write them: whole models, weights by name, weights by position. (keras/src/legacy/saving/legacy_h5_format.py.)</summary>
internal sealed class KerasHdf5(FileBytes file)
{
    private const string TopLevel = "top_level_model_weights", Optimizer = "optimizer_weights", OptimizerPath = "optimizer";

    private readonly Hdf5Object _root = Hdf5File.Open(file);

    /// <summary>What the file holds.</summary>
    public SavedModel Read(string sha256)
    {
        string? config = Json("model_config");
        var model = new SavedModel(file.Path, config is null ? SavedFormat.LegacyWeights : SavedFormat.KerasHdf5)
        {
            KerasVersion = _root.Text("keras_version"),
            Backend = _root.Text("backend"),
            ConfigJson = config,
            TrainingJson = Json("training_config"),
            Sha256 = sha256,
        };
        var weights = _root.Find("model_weights") ?? _root;
        if (config is not null || weights.Texts("layer_names") is not null)
        {
            return model with
            {
                KerasVersion = model.KerasVersion ?? weights.Text("keras_version"),
                Backend = model.Backend ?? weights.Text("backend"),
                Weights = Named(weights),
                OptimizerWeights = _root.Find(Optimizer) is { } optimizer && Layer(optimizer, Optimizer) is { Arrays.Count: > 0 } state ? new NamedWeights([state]) : null,
            };
        }

        return Positional(model with { Format = SavedFormat.KerasWeights });
    }

    /// <summary>Weights by position, put into what is known of the model otherwise.</summary>
    public SavedModel Positional(SavedModel model)
    {
        var groups = KerasWeightGroups.Read(file, _root);
        file.Expect(groups.Count > 0 || _root.Find("layers") is not null, $"it is an HDF5 file, but no Keras model (no model_config, no layer_names, no layers)");
        var optimizer = groups.Where(IsOfOptimizer).ToDictionary(StringComparer.Ordinal);
        return model with
        {
            Weights = new PositionalWeights(groups.Where(group => !IsOfOptimizer(group)).ToDictionary(StringComparer.Ordinal)),
            OptimizerWeights = optimizer.Count > 0 ? new PositionalWeights(optimizer) : null,
        };
    }

    private static bool IsOfOptimizer(KeyValuePair<string, IReadOnlyList<SavedArray>> group) => group.Key == OptimizerPath || group.Key.StartsWith($"{OptimizerPath}/", StringComparison.Ordinal);

    private string? Json(string name) => _root.Text(name) is { } text ? JsonBytes.Text(file, Encoding.UTF8.GetBytes(text), $"its attribute '{name}'") : null;

    private NamedWeights Named(Hdf5Object weights)
    {
        var names = weights.Texts("layer_names");
        file.Expect(names is not null, $"it has an architecture (model_config), but no list of layers (layer_names) with their weights");
        var layers = new List<SavedLayerWeights>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names!)
        {
            file.Expect(seen.Add(name), $"layer_names has '{name}' twice");
            var group = weights.FindPath(name);
            file.Expect(group is not null, $"the weights of layer '{name}' are missing: layer_names has it, but there is no group of the name");
            layers.Add(Layer(group!, name));
        }

        if (weights.Find(TopLevel) is { } top && Layer(top, TopLevel) is { Arrays.Count: > 0 } own)
        {
            layers.Add(own);
        }

        return new NamedWeights(layers);
    }

    private SavedLayerWeights Layer(Hdf5Object group, string name)
    {
        var names = group.Texts("weight_names");
        file.Expect(names is not null, $"the weights of '{name}' have no order: its group lacks the attribute weight_names");
        return new SavedLayerWeights(name, [.. names!.Select(weight => Array(group, name, weight))]);
    }

    private SavedArray Array(Hdf5Object group, string layer, string weight)
    {
        var found = group.FindPath(weight);
        file.Expect(found is { IsDataset: true }, $"the weight '{weight}' of '{layer}' is missing: weight_names has it, but there is no dataset of the name");
        return found!.Array(weight);
    }
}
