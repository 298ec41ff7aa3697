namespace NeuralSeqGen;

/// <summary>
/// Another model as a layer: its layers from its input to its output, with weights of this place's own that start from its initializers.
/// Its losses, metrics and optimizer do not count here.
/// </summary>
/// <typeparam name="TModel">
/// A class with <c>[SequenceModel]</c>, one input and one output; one of another assembly has to be a single list of layers.
/// </typeparam>
public sealed class SubModelAttribute<TModel> : UnaryLayerAttribute
    where TModel : class
{
    /// <summary>
    /// How many of it follow one another, each on the output of the one before and with weights of its own, as if the attribute stood there so often: the blocks of
    /// a transformer. Above 1 the model must give the shape that it reads. A <c>Name</c> gets <c>_1</c>, <c>_2</c>, … behind it; without one the layers are
    /// numbered as ever.
    /// </summary>
    public int Repeat { get; set; } = 1;
}
