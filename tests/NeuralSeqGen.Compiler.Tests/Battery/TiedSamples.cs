namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Embeddings whose table is used both ways; it counts once.</summary>
internal static class TiedSamples
{
    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("5", "ReversibleEmbedding(11, #)", "5, 7", 11 * 7) { Truncated = Truncation.Steps },
        new("5", "ReversibleEmbedding(11, #), ReverseEmbedding", "5, 11", 11 * 7),
        new("5", "ReversibleEmbedding(11, 6, LogitSoftCap = 1.5), SimpleRnn(6, ReturnSequences = true), ReverseEmbedding", "5, 11", (11 * 6) + (6 * 6) + (6 * 6) + 6),
        new("5", "ReversibleEmbedding(11, 6, TieWeights = false, MaskZero = true), Gru(6), ReverseEmbedding", "11", (2 * 11 * 6) + (3 * ((6 * 6) + (6 * 6) + 6))),
        new("5", "ReversibleEmbedding(11, 6, LoraRank = 2, LoraAlpha = 3, Name = \"ids\"), Dense(6), ReverseEmbedding(\"ids\")", "5, 11", (11 * 6) + (11 * 2) + (2 * 6) + (6 * 6) + 6),
        new("5; 4", "ReversibleEmbedding(9, 6, From = nameof(A)) | GlobalAveragePooling1D(From = nameof(N1)) | ReverseEmbedding(nameof(N1), From = nameof(N2)) | Dense(9, From = nameof(B)) | Add(nameof(N3), nameof(N4))", "9", (9 * 6) + (4 * 9) + 9),
    ];
}
