using NeuralSeqGen;

/// <summary>Keras's addition example: an encoder reads the question, a decoder writes the sum, one character a step.</summary>
[SequenceModel]
[Input(Question.Length, Alphabet.Count)]
[Gru(128)]
[RepeatVector(Question.AnswerLength)]
[Gru(128, ReturnSequences = true)]
[Dense(Alphabet.Count, Activation = Activation.Softmax)]
[CategoricalCrossentropy, Adam, Metric.Accuracy, Metric.SequenceAccuracy]
public sealed partial class Adder;
