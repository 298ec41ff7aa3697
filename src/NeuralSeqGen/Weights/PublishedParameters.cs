namespace NeuralSeqGen;

/// <summary>
/// All weights of a model as <see cref="ISequenceModel.SaveWeights(Stream, SaveOptions?)"/> writes them: those of one moment, also while a Fit on another thread changes
/// <see cref="ISequenceModel.Parameters"/> number by number.
/// </summary>
internal static class PublishedParameters
{
    /// <param name="model">The model.</param>
    /// <returns>The weights, flat, in the order of <see cref="ISequenceModel.Weights"/>.</returns>
    public static float[] Of(ISequenceModel model)
    {
        using var stream = new MemoryStream();
        model.SaveWeights(stream);
        using var file = SafetensorsReader.Read(stream.GetBuffer().AsMemory(0, (int)stream.Length), model.Name);
        float[] parameters = new float[model.ParameterCount];
        foreach (var weight in model.Weights)
        {
            file.CopyTo(file.Find(weight.Name)!, parameters.AsSpan(weight.Offset, weight.Length));
        }

        return parameters;
    }
}
