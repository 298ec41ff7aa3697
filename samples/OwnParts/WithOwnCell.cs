using NeuralSeqGen;

/// <summary>The same with the cell of <see cref="Parts.MinimalGated"/>.</summary>
[SequenceModel]
[Input(Letters.Steps, Letters.Count)]
[Masking]
[Rnn(typeof(Parts), nameof(Parts.MinimalGated), 64)]
[Dropout(0.3)]
[Dense(Corpus.ClassCount)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-3)]
public sealed partial class WithOwnCell;
