using NeuralSeqGen;

namespace Peers;

/// <summary>An encoder, and a decoder that starts from its state and attends to its steps.</summary>
[SequenceModel, CategoricalCrossentropy, RmsProp]
public sealed partial class Speller
{
    [Input(32, 16)]
    private static partial LayerNode Source { get; }

    [Input(32, 16)]
    private static partial LayerNode Previous { get; }

    [Gru(32, ReturnSequences = true, From = nameof(Source))]
    private static partial LayerNode Encoder { get; }

    [Gru(32, ReturnSequences = true, From = nameof(Previous), InitialState = new[] { nameof(Encoder) })]
    private static partial LayerNode Decoder { get; }

    [Attention(Query = nameof(Decoder), Value = nameof(Encoder))]
    private static partial LayerNode Context { get; }

    [Concatenate(nameof(Decoder), nameof(Context)), Dense(16), Activation(Activation.Softmax)]
    private static partial LayerNode Letters { get; }
}
