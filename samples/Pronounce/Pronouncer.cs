using NeuralSeqGen;

/// <summary>
/// One phone per letter: a recurrent layer reads the word and returns a vector for every letter, a dense layer names the phone.
/// Words shorter than <see cref="Steps"/> end in rows of zeros, which the mask takes out of the loss and the metrics.
/// </summary>
[SequenceModel]
[Input(Steps, Letters)]
[Masking]
[Gru(48, ReturnSequences = true)]
[TimeDistributed, Dense(Phones)]
[Activation(Activation.Softmax)]
[SparseCategoricalCrossentropy, Adam(LearningRate = 5e-3), Metric.Accuracy, Metric.SequenceAccuracy]
public sealed partial class Pronouncer
{
    /// <summary>The longest word, in letters.</summary>
    public const int Steps = 24;

    /// <summary>Room for the letters of one language: Georgian has 33, Hungarian 34, French 39.</summary>
    public const int Letters = 48;

    /// <summary>Room for the phones of one language: Georgian has 33, French 39, Hungarian 66.</summary>
    public const int Phones = 72;
}
