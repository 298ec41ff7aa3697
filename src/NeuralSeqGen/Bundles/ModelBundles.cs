namespace NeuralSeqGen;

/// <summary>Models with what they need beside their weights, in one file.</summary>
public static class ModelBundles
{
    /// <summary>
    /// Writes weights, the architecture's hash and the parts of a bundle as one safetensors file, which <c>LoadWeights</c> reads, too: the parts are texts of its
    /// <c>__metadata__</c>, together at most 8 million characters. A file that is there is replaced as a whole.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <param name="bundle">Vocabularies, scalers and texts, by name.</param>
    /// <param name="options">What else goes into the file.</param>
    /// <exception cref="WeightFileException">The file cannot be written; what it held before is still there.</exception>
    /// <exception cref="ArgumentException">The parts are longer than a file may hold; nothing is written.</exception>
    public static void SaveBundle(this ISequenceModel model, string path, Bundle bundle, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(bundle);
        var metadata = new Dictionary<string, string>(options?.Metadata ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, text) in bundle)
        {
            string key = Bundle.KeyPrefix + name;
            if (!metadata.TryAdd(key, text))
            {
                throw new ArgumentException($"SaveOptions.Metadata has '{key}', the key of the bundle's part '{name}'. Take another key.", nameof(options));
            }
        }

        model.SaveWeights(path, (options ?? new SaveOptions()) with { Metadata = metadata });
    }

    /// <summary>Loads the weights of a file that <see cref="SaveBundle"/> wrote, under the checks of <c>LoadWeights</c>, and gives what else it holds.</summary>
    /// <param name="model">The model, declared as the one that was saved.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How its weights are taken.</param>
    /// <exception cref="WeightFileException">The file cannot be opened, is corrupt, foreign or of another architecture; the model is as it was.</exception>
    public static Bundle LoadBundle(this ISequenceModel model, string path, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Bundle.Of(model.LoadWeights(path, options), path);
    }
}
