using NeuralSeqGen;

namespace Speed;

/// <summary>Spelling to sound: an encoder and a decoder that attends to it, 50 steps each.</summary>
[SequenceModel, RmsProp]
public sealed partial class Speller
{
    [Input(50)]
    private static partial LayerNode Letters { get; }
    [Embedding(40, 64, From = nameof(Letters)), Gru(128, ReturnSequences = true)]
    private static partial LayerNode Encoder { get; }
    [Input(50), TeacherForcing(nameof(Sounds))]
    private static partial LayerNode Previous { get; }
    [Embedding(60, 64, From = nameof(Previous)), Gru(128, ReturnSequences = true)]
    private static partial LayerNode Decoder { get; }
    [Attention(Query = nameof(Decoder), Value = nameof(Encoder))]
    private static partial LayerNode Context { get; }
    [Concatenate(nameof(Decoder), nameof(Context)), Dense(128, Activation = Activation.Tanh), Dense(60), SparseCategoricalCrossentropy(FromLogits = true)]
    private static partial LayerNode Sounds { get; }
}
