namespace NeuralSeqGen.Models.Tests;

/// <summary>A label per step, some of which are missing; one of two metrics has weights.</summary>
[SequenceModel]
[Input(5, 3)]
[Gru(4, ReturnSequences = true)]
[Dense(3, Activation = Activation.Softmax)]
[SparseCategoricalCrossentropy, Adam, Metric.Accuracy, Metric.Accuracy(Name = "weighted_accuracy", Weighted = true)]
public sealed partial class Partly;
