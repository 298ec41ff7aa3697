using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>An array in the layout of Keras 3, which is that of the weights here.</summary>
/// <param name="Shape">Its extents.</param>
/// <param name="Read">Its values.</param>
internal sealed record ReadyArray(IReadOnlyList<int> Shape, Func<float[]> Read)
{
    /// <summary>The arrays of the file that it is made of.</summary>
    public IReadOnlyList<SavedArray> Sources { get; init; } = [];

    /// <summary>What was done with them.</summary>
    public string How { get; init; } = "as it is";

    public static ReadyArray Of(SavedArray array) => new(array.Shape, array.Read) { Sources = [array] };
}
