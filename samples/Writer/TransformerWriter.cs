using NeuralSeqGen;

/// <summary>The next character from what attention finds among those before it. A trained row for each position says where they stand.</summary>
[SequenceModel, Adam(GlobalClipNorm = 1)]
public sealed partial class TransformerWriter
{
    [Input(Text.Steps), TeacherForcing(nameof(Next))]
    private static partial LayerNode Written { get; }

    [Embedding(Text.Characters, Block.Width, From = nameof(Written)), PositionEmbedding, Dropout(0.1), SubModel<Block>(Repeat = 3)]
    [LayerNormalization, Dense(Text.Characters)]
    [SparseCategoricalCrossentropy(FromLogits = true)]
    private static partial LayerNode Next { get; }
}
