using NeuralSeqGen.Keras.Weights;

namespace NeuralSeqGen.Keras.IntoModel;

/// <summary>A weight of the model and the array that it takes.</summary>
internal sealed record KerasTransfer(WeightInfo Weight, ReadyArray Array)
{
    /// <summary>The row of the table.</summary>
    public KerasWeightsRow Row => new(
        string.Join(", ", Array.Sources.Select(source => source.Name)), string.Join(", ", Array.Sources.Select(source => ShapeText.Of([.. source.Shape])).Distinct()), Weight.Name, ShapeText.Of(Weight.Shape), Array.How);
}
