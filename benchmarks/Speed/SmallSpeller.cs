using NeuralSeqGen;

namespace Speed;

/// <summary>A <see cref="Speller"/> of 32 units.</summary>
[SequenceModel, RmsProp]
public sealed partial class SmallSpeller
{
    [Input(50)]
    private static partial LayerNode Letters { get; }
    [Embedding(40, 32, From = nameof(Letters)), Gru(32, ReturnSequences = true)]
    private static partial LayerNode Encoder { get; }
    [Input(50), TeacherForcing(nameof(Sounds))]
    private static partial LayerNode Previous { get; }
    [Embedding(60, 32, From = nameof(Previous)), Gru(32, ReturnSequences = true)]
    private static partial LayerNode Decoder { get; }
    [Attention(Query = nameof(Decoder), Value = nameof(Encoder))]
    private static partial LayerNode Context { get; }
    [Concatenate(nameof(Decoder), nameof(Context)), Dense(32, Activation = Activation.Tanh), Dense(60), SparseCategoricalCrossentropy(FromLogits = true)]
    private static partial LayerNode Sounds { get; }
}
