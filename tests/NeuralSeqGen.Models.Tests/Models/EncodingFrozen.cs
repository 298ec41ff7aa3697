namespace NeuralSeqGen.Models.Tests;

/// <summary><see cref="Encoding"/> with the model inside declared as frozen.</summary>
[SequenceModel]
[Input(5, 4)]
[SubModel<Encoder>(Name = "encoder", Trainable = false)]
[Dense(2)]
[MeanSquaredError, Sgd]
public sealed partial class EncodingFrozen;
