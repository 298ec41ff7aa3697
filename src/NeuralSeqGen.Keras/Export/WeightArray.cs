namespace NeuralSeqGen.Keras.Export;

/// <summary>An array to be written.</summary>
/// <param name="Shape">Its extents; none for a single value.</param>
/// <param name="Values">Its values, row by row.</param>
internal sealed record WeightArray(int[] Shape, float[] Values)
{
    /// <summary>Whether Keras holds whole numbers there.</summary>
    public bool IsInteger { get; init; }

    public static WeightArray Of(ISequenceModel model, WeightInfo weight) =>
        new([.. weight.Shape], model.Parameters.Slice(weight.Offset, weight.Length).ToArray()) { IsInteger = weight.Name.EndsWith("/count", StringComparison.Ordinal) };
}
