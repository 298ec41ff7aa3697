namespace NeuralSeqGen.Keras.Export;

/// <summary>An array to be written.</summary>
/// <param name="Shape">Its extents; none for a single value.</param>
/// <param name="Values">Its values, row by row.</param>
internal sealed record WeightArray(int[] Shape, float[] Values)
{
    /// <summary>Whether Keras holds whole numbers there.</summary>
    public bool IsInteger { get; init; }

    /// <param name="parameters">The weights of a model.</param>
    /// <param name="weight">One of them.</param>
    public static WeightArray Of(float[] parameters, WeightInfo weight) =>
        new([.. weight.Shape], parameters[weight.Offset..(weight.Offset + weight.Length)]) { IsInteger = weight.Name.EndsWith("/count", StringComparison.Ordinal) };
}
