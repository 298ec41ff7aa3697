namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>Sequential(Conv1d(4, 6, 3, padding=2, dilation=2), BatchNorm1d(6), ReLU, Conv1d(6, 4, 2, stride=2, groups=2, bias=False), MaxPool1d(2)), steps first.</summary>
[SequenceModel]
[Input(12, 4)]
[ZeroPadding1D(2, 2)]
[Conv1D(6, 3, DilationRate = 2)]
[BatchNormalization(Epsilon = 1e-5)]
[Relu]
[Conv1D(4, 2, Strides = 2, Groups = 2, UseBias = false)]
[MaxPooling1D(2)]
public sealed partial class TorchConvolution;
