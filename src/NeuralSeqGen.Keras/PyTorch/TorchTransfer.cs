using NeuralSeqGen.Keras.Files;

namespace NeuralSeqGen.Keras;

/// <summary>One weight of the model, the tensors it comes from, and how.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Sources">The tensors.</param>
/// <param name="Conversion">In words.</param>
/// <param name="Convert">From the tensors' values to the weight's.</param>
internal sealed record TorchTransfer(WeightInfo Weight, IReadOnlyList<SavedArray> Sources, string Conversion, Func<float[][], float[]> Convert)
{
    /// <summary>The row of the table.</summary>
    public PyTorchRow Row => new(string.Join(", ", Sources.Select(source => source.Name)), string.Join(", ", Sources.Select(source => ShapeText.Of([.. source.Shape])).Distinct()), Weight.Name, ShapeText.Of(Weight.Shape), Conversion);
}
