namespace NeuralSeqGen.Keras;

/// <summary>A weight of the model and what it was made of.</summary>
/// <param name="Source">The tensors of PyTorch, such as <c>gru.bias_ih_l0, gru.bias_hh_l0</c>.</param>
/// <param name="SourceShape">Their shapes, such as <c>(18)</c>.</param>
/// <param name="Weight">The weight, such as <c>gru/bias</c>.</param>
/// <param name="Shape">Its shape, such as <c>(2, 18)</c>.</param>
/// <param name="Conversion">What was done with the numbers.</param>
public sealed record PyTorchRow(string Source, string SourceShape, string Weight, string Shape, string Conversion);
