namespace NeuralSeqGen.Models.Tests;

/// <summary>The question's third model: a label per sequence.</summary>
[SequenceModel]
[Input(64, 15)]
[Gru(16)]
[Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp, Metric.Accuracy]
public sealed partial class Model3;
