using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras;

/// <summary>
/// Weights of PyTorch modules, from <c>torch.save(model.state_dict(), …)</c>, safetensors or JSON, in the layouts of this library's layers: matrices
/// transposed, gates in Keras's order, the two biases of recurrent layers as rows of one or added.
/// </summary>
public static class PyTorchWeights
{
    /// <summary>Sets all weights of a model. Nothing is set unless all modules and all layers fit each other.</summary>
    /// <param name="model">The model with the same layers as the module, in the same order.</param>
    /// <param name="path">A state dict as .pt, .safetensors or JSON.</param>
    /// <param name="map">
    /// For each module of the file, such as <c>encoder.gru</c> (<c>encoder.gru.l1</c> for the second layer of a stack), the layer of the model, such as
    /// <c>gru_1</c>; an empty name leaves the module out. Null pairs modules and layers of one kind in their order.
    /// </param>
    /// <returns>What went where.</returns>
    /// <exception cref="ModelFileException">The file cannot be read, or modules and layers do not fit; the model is as it was.</exception>
    /// <exception cref="InvalidOperationException">The model is being trained, edited or loaded elsewhere.</exception>
    public static PyTorchReport Load(ISequenceModel model, string path, IReadOnlyDictionary<string, string>? map = null)
    {
        var plan = TorchPlan.Of(model, path, map);
        float[][] values = [.. plan.Transfers.Select(transfer => plan.Values(transfer))];
        using var edit = model.EditParameters();
        for (int i = 0; i < values.Length; i++)
        {
            values[i].CopyTo(edit[plan.Transfers[i].Weight.Name]);
        }

        return plan.Report();
    }

    /// <summary>What <see cref="Load"/> would set, with nothing set.</summary>
    /// <inheritdoc cref="Load" path="/param"/>
    /// <inheritdoc cref="Load" path="/returns"/>
    /// <exception cref="ModelFileException">The file cannot be read, or modules and layers do not fit.</exception>
    public static PyTorchReport Plan(ISequenceModel model, string path, IReadOnlyDictionary<string, string>? map = null) => TorchPlan.Of(model, path, map).Report();
}
