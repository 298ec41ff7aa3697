using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Normalisation; moving statistics count as parameters.</summary>
internal static class NormalizationSamples
{
    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("5, 3", "LayerNormalization", "5, 3", 6) { Truncated = Steps },
        new("7", "LayerNormalization(Scale = false)", "7", 7),
        new("5, 3", "LayerNormalization(Axis = new[] { 1, 2 }, Center = false)", "5, 3", 15),
        new("5, 3", "Dense(#), LayerNormalization(Epsilon = 0.1)", "5, 7", (3 * 7) + 7 + 14) { Truncated = Steps },
        new("2, 5, 3", "TimeDistributed, LayerNormalization", "2, 5, 3", 6),
        new("5, 3", "RmsNormalization", "5, 3", 3) { Truncated = Steps },
        new("5, 3", "RmsNormalization(Axis = new[] { 1 })", "5, 3", 5),
        new("7", "BatchNormalization", "7", 28),
        new("5, 3", "BatchNormalization(Center = false, Momentum = 0.9)", "5, 3", 9) { Truncated = Steps },
        new("5, 3", "Dense(#), BatchNormalization(Scale = false, Center = false)", "5, 7", (3 * 7) + 7 + 14),
        new("2, 5, 3", "TimeDistributed, BatchNormalization", "2, 5, 3", 12),
        new("5, 3", "BatchNormalization(Renorm = true)", "5, 3", 21) { Truncated = Steps },
        new("7", "BatchNormalization(Renorm = true, RenormClippingRMin = 0.5, RenormClippingRMax = 1.5, RenormClippingDMax = 0.5, Center = false)", "7", 42),
        new("2, 5, 3", "TimeDistributed, BatchNormalization(Renorm = true, Scale = false)", "2, 5, 3", 18),
        new("5, 3", "Masking(MaskValue = 0.5), BatchNormalization, SimpleRnn(#)", "7", 12 + (3 * 7) + (7 * 7) + 7),
        new("5, 6", "GroupNormalization(3)", "5, 6", 12),
        new("5, 3", "GroupNormalization(-1, Scale = false)", "5, 3", 3),
        new("6", "GroupNormalization(2, Center = false)", "6", 6),
        new("2, 5, 4", "TimeDistributed, GroupNormalization(2)", "2, 5, 4", 8),
        new("5, 3", "UnitNormalization", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "UnitNormalization(Axis = new[] { 1 })", "5, 3", 0),
        new("5, 3", "Normalization(Mean = new[] { 0.1, 0.2, 0.3 }, Variance = new[] { 1.0, 2, 3 })", "5, 3", 0) { Truncated = Steps },
        new("2, 3", "Normalization(Axis = new[] { 1, 2 }, Mean = new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 }, Variance = new[] { 1.0, 2, 3, 4, 5, 6 })", "2, 3", 0),
        new("2, 3", "Normalization(Axis = new[] { 1, 2 }, Mean = new[] { 0.1, 0.2, 0.3 }, Variance = new[] { 1.0, 2, 3 }, Invert = true)", "2, 3", 0),
        new("2, 3", "Normalization(Axis = new[] { 1 }, Mean = new[] { 0.1, 0.2 }, Variance = new[] { 1.0, 2 })", "2, 3", 0),
        new("5, 3", "Normalization(Axis = new int[0], Mean = new[] { 0.1 }, Variance = new[] { 2.0 })", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "Dense(#), Normalization(Axis = new[] { 2, 1 })", "5, 7", (3 * 7) + 7 + 35 + 35 + 1),
        new("5, 3", "Dense(#), Normalization(Axis = new int[] { })", "5, 7", (3 * 7) + 7 + 3),
        new("4, 5, 3", "TimeDistributed, Normalization(Axis = new[] { 1 })", "4, 5, 3", 5 + 5 + 1),
        new("7", "Normalization(Mean = new[] { 0.1 }, Variance = new[] { 2.0 }, Invert = true)", "7", 0),
    ];
}
