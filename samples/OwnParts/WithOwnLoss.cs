using NeuralSeqGen;

/// <summary>The same with that cell and the loss of <see cref="Parts.Adjusted"/>.</summary>
[SequenceModel]
[Input(Letters.Steps, Letters.Count)]
[Masking]
[Rnn(typeof(Parts), nameof(Parts.MinimalGated), 64)]
[Dropout(0.3)]
[Dense(Corpus.ClassCount)]
[CustomLoss(typeof(Parts), nameof(Parts.Adjusted), 0.5, IntegerTarget = true), Adam(LearningRate = 3e-3)]
public sealed partial class WithOwnLoss;
