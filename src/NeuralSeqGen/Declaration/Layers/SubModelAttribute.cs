namespace NeuralSeqGen;

/// <summary>
/// Another model as a layer: its layers from its input to its output, with weights of this place's own that start from its initializers.
/// Its losses, metrics and optimizer do not count here.
/// </summary>
/// <typeparam name="TModel">
/// A class with <c>[SequenceModel]</c>, one input and one output; one of another assembly has to be a single list of layers.
/// </typeparam>
public sealed class SubModelAttribute<TModel> : UnaryLayerAttribute
    where TModel : class;
