namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>Two layers that only their order tells apart, and a simple RNN.</summary>
[SequenceModel]
[Input(2, 2)]
[SimpleRnn(2, Activation = Activation.Linear)]
[Dense(2)]
[Dense(2)]
public sealed partial class TorchTwins;
