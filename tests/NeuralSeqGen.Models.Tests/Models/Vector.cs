namespace NeuralSeqGen.Models.Tests;

/// <summary>No time axis at all, and several yes-or-no answers.</summary>
[SequenceModel]
[Input(6)]
[Dense(11, Activation = Activation.Relu)]
[Dense(3, Activation = Activation.Sigmoid)]
[BinaryCrossentropy, Adam, Metric.Accuracy]
public sealed partial class Vector;
