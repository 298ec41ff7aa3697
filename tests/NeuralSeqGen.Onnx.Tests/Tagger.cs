namespace NeuralSeqGen.Onnx.Tests;

/// <summary>A model as users write it.</summary>
[SequenceModel]
[Input(6)]
[Embedding(10, 4, MaskZero = true)]
[Bidirectional, Gru(5, ReturnSequences = true)]
[TimeDistributed, Dense(3, Activation = Activation.Softmax)]
[SparseCategoricalCrossentropy, Adam]
internal sealed partial class Tagger;
