using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Dense, Embedding and what only moves values.</summary>
internal static class CoreSamples
{
    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("3", "Dense(#)", "7", (3 * 7) + 7),
        new("5, 3", "Dense(#, UseBias = false, Activation = Activation.Tanh)", "5, 7", 3 * 7) { Truncated = Steps },
        new("2, 5, 3", "Dense(#, Activation = Activation.Softmax, ActivityL1 = 0.1)", "2, 5, 7", (3 * 7) + 7),
        new("5, 3", "TimeDistributed, Dense(#, Activation = Activation.Relu)", "5, 7", (3 * 7) + 7) { Truncated = Steps },
        new("4, 5, 3", "TimeDistributed, TimeDistributed, Dense(#)", "4, 5, 7", (3 * 7) + 7),
        new("4, 5, 3", "TimeDistributed, Flatten", "4, 15", 0),
        new("5", "Embedding(11, #)", "5, 7", 11 * 7),
        new("5, 3", "Dense(#, LoraRank = 2, Activation = Activation.Tanh)", "5, 7", (3 * 7) + 7 + (3 * 2) + (2 * 7)) { Truncated = Steps },
        new("3", "Dense(#, LoraRank = 4, LoraAlpha = 6, UseBias = false)", "7", (3 * 7) + (3 * 4) + (4 * 7)),
        new("4, 5, 3", "TimeDistributed, Dense(#, LoraRank = 1, LoraAlpha = 0.5)", "4, 5, 7", (3 * 7) + 7 + 3 + 7),
        new("5", "Embedding(11, #, LoraRank = 2)", "5, 7", (11 * 7) + (11 * 2) + (2 * 7)),
        new("5", "Embedding(11, #, LoraRank = 3, LoraAlpha = 6, MaskZero = true), Lstm(4)", "4", (11 * 7) + (11 * 3) + (3 * 7) + (4 * ((7 * 4) + (4 * 4) + 4))) { Truncated = Whole },
        new("5", "Embedding(11, #, MaskZero = true)", "5, 7", 11 * 7) { Truncated = Steps },
        new("5", "Embedding(11, #, MaskZero = true), Lstm(4)", "4", (11 * 7) + (4 * ((7 * 4) + (4 * 4) + 4))) { Truncated = Whole },
        new("4, 5", "Embedding(9, 3), TimeDistributed, Gru(#)", "4, 7", (9 * 3) + (3 * ((3 * 7) + (7 * 7) + 7))),
        new("5, 3", "Masking(MaskValue = 0.5)", "5, 3", 0),
        new("5, 3", "Masking(MaskValue = 0.5), SimpleRnn(#, ReturnSequences = true), Dense(2)", "5, 2", (3 * 7) + (7 * 7) + 7 + (7 * 2) + 2),
        new("5, 3", "Flatten", "15", 0),
        new("6", "Flatten", "6", 0),
        new("5, 4", "Reshape(2, 10)", "2, 10", 0),
        new("5, 4", "Reshape(-1, 2)", "10, 2", 0),
        new("4, 6, 2", "TimeDistributed, Reshape(3, 4)", "4, 3, 4", 0),
        new("5, 3", "Permute(2, 1)", "3, 5", 0),
        new("4, 5, 3", "Permute(3, 1, 2)", "3, 4, 5", 0),
        new("4, 5, 3", "TimeDistributed, Permute(2, 1)", "4, 3, 5", 0),
        new("5, 3", "Flip", "5, 3", 0),
        new("5, 3", "Flip(Axis = new[] { -1 })", "5, 3", 0) { Truncated = Steps },
        new("4, 5, 3", "Flip(Axis = new[] { 1, 3 })", "4, 5, 3", 0),
        new("4, 5, 3", "TimeDistributed, Flip", "4, 5, 3", 0),
        new("5, 4", "Slice(1, 2)", "5, 2", 0) { Truncated = Steps },
        new("5, 4", "Slice(-3, -1)", "5, 3", 0) { Truncated = Steps },
        new("5, 4", "Slice(-2, 1, Axis = 1)", "1, 4", 0),
        new("4, 5, 3", "TimeDistributed, Slice(1, 3, Axis = 1)", "4, 3, 3", 0),
        new("3", "RepeatVector(4)", "4, 3", 0),
        new("2, 3", "TimeDistributed, RepeatVector(4)", "2, 4, 3", 0),
        new("5, 3", "Rescaling(0.7, Offset = 0.1)", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "ActivityRegularization(L1 = 0.1, L2 = 0.2)", "5, 3", 0),
        new("5, 3", "Dropout(0.4)", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "SpatialDropout1D(0.4)", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "GaussianNoise(0.3)", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "GaussianDropout(0.3), Dense(#)", "5, 7", (3 * 7) + 7) { Truncated = Steps },
        new("5, 3", "AlphaDropout(0.3)", "5, 3", 0) { Truncated = Steps },
        new("4, 5, 3", "TimeDistributed, Dropout(0.4), TimeDistributed, SpatialDropout1D(0.3)", "4, 5, 3", 0),
    ];
}
