namespace NeuralSeqGen.Keras;

/// <summary>A weight of the model and what it was made of.</summary>
/// <param name="Source">The arrays of Keras, such as <c>layers/gru/cell/vars/0</c>.</param>
/// <param name="SourceShape">Their shapes, such as <c>(4, 18)</c>.</param>
/// <param name="Weight">The weight, such as <c>gru_1/kernel</c>.</param>
/// <param name="Shape">Its shape, such as <c>(4, 18)</c>.</param>
/// <param name="Conversion">What was done with the numbers.</param>
public sealed record KerasWeightsRow(string Source, string SourceShape, string Weight, string Shape, string Conversion);
