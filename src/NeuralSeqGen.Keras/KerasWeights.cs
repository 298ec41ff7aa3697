using NeuralSeqGen.Keras.IntoModel;

namespace NeuralSeqGen.Keras;

/// <summary>Weights of Keras, from <c>save_weights</c> of Keras 1 to 3 or from a whole model, in a model that is declared with the same layers.</summary>
public static class KerasWeights
{
    /// <summary>Sets all weights of a model. Nothing is set unless all arrays and all weights fit each other.</summary>
    /// <param name="model">The model with the same layers as Keras's.</param>
    /// <param name="path">A file such as <c>model.weights.h5</c>.</param>
    /// <param name="map">
    /// For each layer that the file names, such as <c>encoder</c>, the layer of the model, such as <c>gru_1</c>. Null pairs layers of equal names, or all in their order, as Keras does.
    /// Files of Keras 3 do not name layers but count them by class, and take no map.
    /// </param>
    /// <returns>What went where.</returns>
    /// <exception cref="ModelFileException">The file cannot be read, or its arrays and the model's weights do not fit; the model is as it was.</exception>
    /// <exception cref="InvalidOperationException">The model is being trained, edited or loaded elsewhere.</exception>
    public static KerasWeightsReport Load(ISequenceModel model, string path, IReadOnlyDictionary<string, string>? map = null)
    {
        var plan = KerasPlan.Of(model, path, map);
        float[][] values = [.. plan.Transfers.Select(plan.Values)];
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
    /// <exception cref="ModelFileException">The file cannot be read, or its arrays and the model's weights do not fit.</exception>
    public static KerasWeightsReport Plan(ISequenceModel model, string path, IReadOnlyDictionary<string, string>? map = null) => KerasPlan.Of(model, path, map).Report();
}
