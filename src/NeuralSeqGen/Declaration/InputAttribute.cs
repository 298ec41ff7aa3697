namespace NeuralSeqGen;

/// <summary>An input of the model, as <c>keras.Input(shape=…)</c>: <c>[Input(64, 15)]</c> takes 64 steps of 15 features per sample.</summary>
/// <param name="shape">The extents of one sample, without the batch axis.</param>
public sealed class InputAttribute(params int[] shape) : ModelPartAttribute
{
    /// <summary>The extents of one sample, without the batch axis.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>The type of the elements; <see cref="ElementType.Auto"/> takes what the layers that read the input need.</summary>
    public ElementType ElementType { get; set; }

    /// <summary>
    /// A fixed number of samples per batch, which stateful layers need; 0 means any. A model with stateful layers works through the samples of every call in
    /// batches of this size, whatever Fit or Evaluate is asked for, and takes a multiple of it.
    /// </summary>
    public int BatchSize { get; set; }

    /// <summary>The input's name; null means <c>input_1</c> and so on.</summary>
    public string? Name { get; set; }
}
