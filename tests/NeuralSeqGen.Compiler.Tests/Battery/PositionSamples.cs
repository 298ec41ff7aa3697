using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>What says where a step stands.</summary>
internal static class PositionSamples
{
    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("5, 3", "PositionEmbedding", "5, 3", 15),
        new("5, 3", "PositionEmbedding(SequenceLength = 6)", "5, 3", 18) { Truncated = Steps },
        new("5, 3", "Dense(#), PositionEmbedding(AddsInput = false, EmbeddingsInitializer = Initializer.RandomNormal, EmbeddingsInitializerValue = 0.3)", "5, 7", (3 * 7) + 7 + 35),
        new("4, 5, 3", "PositionEmbedding", "4, 5, 3", 15),
        new("4, 5, 3", "TimeDistributed, PositionEmbedding", "4, 5, 3", 15),
        new("5", "Embedding(11, #, MaskZero = true), PositionEmbedding(SequenceLength = 5), SimpleRnn(4)", "4", (11 * 7) + 35 + (7 * 4) + 16 + 4) { Truncated = Whole },
        new("5, 3", "SinePositionEncoding", "5, 3", 0) { Truncated = Steps },
        new("5, 6", "SinePositionEncoding(MaxWavelength = 50, AddsInput = false)", "5, 6", 0),
        new("5, 3", "Dense(#), SinePositionEncoding(MaxWavelength = 20)", "5, 7", (3 * 7) + 7) { Truncated = Steps },
        new("4, 5, 3", "TimeDistributed, SinePositionEncoding", "4, 5, 3", 0),
        new("5, 3", "MultiHeadAttention(2, 4, Rotary = true, UseCausalMask = true)", "5, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3) { Truncated = Steps },
        new("5, 3", "MultiHeadAttention(1, 6, ValueDim = 5, Rotary = true, RotaryMaxWavelength = 30, UseBias = false, Dropout = 0.2)", "5, 3", (2 * 3 * 6) + (3 * 5) + (5 * 3)) { Truncated = Steps },
        new("4, 3; 5, 3", "MultiHeadAttention(2, 2, Rotary = true, Query = nameof(A), Value = nameof(B))", "4, 3", (3 * 2 * 2 * (3 + 1)) + (2 * 2 * 3) + 3),
        new("4, 5, 3", "MultiHeadAttention(2, 4, AttentionAxes = new[] { 2 }, Rotary = true)", "4, 5, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3),
        new("4, 5, 3", "MultiHeadAttention(1, 4, AttentionAxes = new[] { 1 }, Rotary = true, UseCausalMask = true)", "4, 5, 3", (3 * 4 * (3 + 1)) + (4 * 3) + 3),
        new("5, 3", "GroupedQueryAttention(4, 4, 2, Rotary = true, UseCausalMask = true, UseGate = true)", "5, 3", (2 * 4 * 4 * (3 + 1)) + (2 * 4 * 2 * (3 + 1)) + (4 * 4 * 3) + 3) { Truncated = Steps },
    ];
}
