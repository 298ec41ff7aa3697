namespace NeuralSeqGen.Keras.Files;

/// <summary>Keras 3's archive: metadata.json, config.json, model.weights.h5. (keras/src/saving/saving_lib.py.)</summary>
internal static class KerasArchive
{
    private const string Config = "config.json", Metadata = "metadata.json", Weights = "model.weights.h5", OtherWeights = "model.weights.npz";

    public static SavedModel Read(FileBytes file, ZipBytes zip, string sha256)
    {
        var config = zip.Find(Config);
        file.Expect(config is not null, $"it is a zip archive, but no Keras model: it has no {Config}{Guess(zip)}");
        var model = new SavedModel(file.Path, SavedFormat.KerasArchive)
        {
            KerasVersion = zip.Find(Metadata) is { } metadata ? JsonText.Property(metadata, "keras_version", Metadata) : null,
            ConfigJson = JsonBytes.Text(config!, config!.Bytes.Span, Config),
            TrainingJson = JsonText.Part(config, "compile_config", Config),
            Sha256 = sha256,
        };
        file.Expect(!zip.Names.Contains(OtherWeights) || zip.Names.Contains(Weights), $"its weights are in {OtherWeights}, which holds Python pickles and is not read; save the model again with h5py installed, which gives {Weights}");
        var weights = zip.Find(Weights);
        file.Expect(weights is not null, $"{Weights} is missing from the archive");
        return new KerasHdf5(weights!).Positional(model);
    }

    private static string Guess(ZipBytes zip) =>
        zip.Names.Any(name => name.EndsWith(".npy", StringComparison.Ordinal)) ? " (a NumPy archive, .npz)"
        : zip.Names.Any(name => name.EndsWith("saved_model.pb", StringComparison.Ordinal)) ? " (a packed SavedModel of TensorFlow; save the model as .keras)"
        : "";
}
