using NeuralSeqGen;

/// <summary>A surname to its nationality with what the catalogue has.</summary>
[SequenceModel]
[Input(Letters.Steps, Letters.Count)]
[Masking]
[Gru(64)]
[Dropout(0.3)]
[Dense(Corpus.ClassCount)]
[SparseCategoricalCrossentropy(FromLogits = true), Adam(LearningRate = 3e-3)]
public sealed partial class WithGru;
