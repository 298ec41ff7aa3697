using NeuralSeqGen;

/// <summary>The next character from a recurrent state.</summary>
[SequenceModel, Adam(GlobalClipNorm = 1)]
public sealed partial class GruWriter
{
    [Input(Text.Steps), TeacherForcing(nameof(Next))]
    private static partial LayerNode Written { get; }

    [Embedding(Text.Characters, 64, From = nameof(Written)), Gru(320, ReturnSequences = true), Dropout(0.2), Dense(Text.Characters)]
    [SparseCategoricalCrossentropy(FromLogits = true)]
    private static partial LayerNode Next { get; }
}
