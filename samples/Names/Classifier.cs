using NeuralSeqGen;

/// <summary>A surname, letter by letter, to one of eighteen nationalities.</summary>
[SequenceModel]
[Input(Letters.Steps, Letters.Count)]
[Masking]
[Gru(96)]
[Dropout(0.3)]
[Dense(Corpus.ClassCount)]
[Activation(Activation.Softmax)]
[SparseCategoricalCrossentropy, Adam(LearningRate = 2e-3), Metric.Accuracy]
public sealed partial class Classifier;
