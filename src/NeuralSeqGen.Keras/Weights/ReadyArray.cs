using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>An array in the layout of Keras 3, which is that of the weights here.</summary>
/// <param name="Shape">Its extents.</param>
/// <param name="Read">Its values.</param>
internal sealed record ReadyArray(IReadOnlyList<int> Shape, Func<float[]> Read)
{
    public static ReadyArray Of(SavedArray array) => new(array.Shape, array.Read);
}
