using NeuralSeqGen;

/// <summary>
/// A surname, letter by letter, to one of eighteen nationalities. The second recurrent layer reads backwards what the first has read forwards;
/// dropout behind the mask hides letters now and then, so that no single one decides.
/// </summary>
[SequenceModel]
[Input(Letters.Steps, Letters.Count)]
[Masking]
[Dropout(0.1)]
[Gru(64, ReturnSequences = true)]
[Gru(64, GoBackwards = true)]
[Dropout(0.4)]
[Dense(Corpus.ClassCount)]
[Activation(Activation.Softmax)]
[SparseCategoricalCrossentropy, Adam(LearningRate = 2e-3), Metric.Accuracy, Metric.Recall(Average = Averaging.Macro)]
public sealed partial class Classifier;
