namespace NeuralSeqGen.CompilerServices;

public sealed partial class ModelCore
{
    /// <summary>Name, shape and place of each weight, in <c>get_weights()</c> order.</summary>
    public IReadOnlyList<WeightInfo> Weights => _weights.Infos;

    /// <summary>All weights, flat: a view of the present values.</summary>
    public ReadOnlySpan<float> Parameters => _weights.Values.Span;

    /// <summary>Opens the weights for writing until the edit is disposed.</summary>
    /// <exception cref="InvalidOperationException">The model is being trained, edited or loaded elsewhere.</exception>
    public ParameterEdit EditParameters() => new(this);

    /// <summary>Writes the weights as a safetensors file: under a temporary name first, so that a killed process leaves the old file or the new one.</summary>
    public void SaveWeights(string path, SaveOptions? options = null) => _files.Save(path, options);

    /// <summary>Writes the weights in the safetensors format; the stream stays open.</summary>
    public void SaveWeights(Stream stream, SaveOptions? options = null) => _files.Save(stream, options);

    /// <summary>Reads weights from a safetensors file.</summary>
    /// <exception cref="WeightFileException">The file is corrupt, foreign or of another architecture; the model is as it was.</exception>
    public LoadReport LoadWeights(string path, LoadOptions? options = null)
    {
        using var file = SafetensorsReader.Read(path);
        return _files.Load(file, options);
    }

    /// <summary>Reads weights from the bytes of a safetensors file.</summary>
    /// <exception cref="WeightFileException">The bytes are corrupt, foreign or of another architecture; the model is as it was.</exception>
    public LoadReport LoadWeights(ReadOnlySpan<byte> safetensors, LoadOptions? options = null) => _files.Load(SafetensorsReader.Read(safetensors), options);

    /// <inheritdoc/>
    Span<float> IParameterStore.BeginEdit() => _weights.BeginEdit();

    /// <inheritdoc/>
    void IParameterStore.EndEdit() => _weights.EndEdit();

    /// <inheritdoc/>
    bool IParameterStore.IsLayerTrainable(string layer) => _weights.Trainable.IsLayerTrainable(layer);

    /// <inheritdoc/>
    void IParameterStore.SetLayerTrainable(string layer, bool value) => _weights.SetLayerTrainable(layer, value);
}
