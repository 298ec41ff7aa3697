using NeuralSeqGen;

/// <summary>The first model with as many outputs as input features: 255 parameters in the dense layer.</summary>
[SequenceModel]
[Input(64, 15)]
[Gru(16, ReturnSequences = true)]
[TimeDistributed, Dense(15)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp, Metric.Accuracy]
public sealed partial class Model1Wide;
