using NeuralSeqGen;

/// <summary>The question's second model: the same without <c>TimeDistributed</c>. It compiles to the same code.</summary>
[SequenceModel]
[Input(64, 15)]
[Gru(16, ReturnSequences = true)]
[Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp, Metric.Accuracy]
public sealed partial class Model2;
