// Imported from model1.keras, Keras 3.15.1.
// SHA-256 41fdff98cfa18ea86124282b6b8f5e039112d386a213a6bf77cd1924f5db8c8a.
using NeuralSeqGen;

namespace FromKeras;

[SequenceModel]
[Input(64, 15)]
[Gru(16, ResetAfter = true, ReturnSequences = true)]
[TimeDistributed, Dense(8)]
[Activation(Activation.Softmax)]
[CategoricalCrossentropy, RmsProp]
public sealed partial class Model1;
