namespace NeuralSeqGen.Keras.Files;

/// <summary>A list.</summary>
internal sealed class PickleList
{
    /// <summary>Its items.</summary>
    public List<object?> Items { get; } = [];
}
