namespace NeuralSeqGen.Models.Tests;

/// <summary>One layer that two outputs read: one number per step, and a label per sequence.</summary>
[SequenceModel, Adam]
public sealed partial class Forked
{
    [Input(6, 4)]
    private static partial LayerNode Signal { get; }

    [Gru(12, From = nameof(Signal), ReturnSequences = true)]
    private static partial LayerNode Reader { get; }

    [Dense(1, From = nameof(Reader)), MeanSquaredError]
    private static partial LayerNode Level { get; }

    [GlobalAveragePooling1D(From = nameof(Reader)), Dense(3), Softmax, CategoricalCrossentropy]
    private static partial LayerNode Kind { get; }
}
