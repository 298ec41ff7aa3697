using static NeuralSeqGen.Compiler.Tests.Battery.Truncation;

namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Layers of several inputs. Heads of attention count (d + 1)·heads·size numbers for query, key and value, and what gives the width back.</summary>
internal static class MergeSamples
{
    private const string Two = "nameof(A), nameof(B)", QueryValue = "Query = nameof(A), Value = nameof(B)";

    public static readonly IReadOnlyList<LayerSample> All =
    [
        new("5, 3; 5, 3", $"Add({Two})", "5, 3", 0),
        new("5, 3; 5, 3; 5, 3", "Add(nameof(A), nameof(B), nameof(C))", "5, 3", 0),
        new("7; 7", $"Subtract({Two})", "7", 0),
        new("5, 3; 5, 1", $"Multiply({Two})", "5, 3", 0),
        new("5, 3; 5, 3; 5, 3", "Average(nameof(A), nameof(B), nameof(C))", "5, 3", 0),
        new("5, 3; 5, 3", $"Maximum({Two})", "5, 3", 0),
        new("5, 3; 5, 3", $"Minimum({Two})", "5, 3", 0),
        new("5, 3; 5, 4", $"Concatenate({Two}), Dense(#)", "5, 7", (7 * 7) + 7),
        new("5, 3; 4, 3", $"Concatenate({Two}, Axis = 1)", "9, 3", 0),
        new("3; 3; 3", "Stack(nameof(A), nameof(B), nameof(C))", "3, 3", 0),
        new("5, 3; 5, 3", $"Stack({Two}, Axis = 2)", "5, 2, 3", 0),
        new("5, 3; 5, 3", $"Stack({Two}, Axis = -1)", "5, 3, 2", 0),
        new("5, 3; 5, 3", $"Stack({Two})", "2, 5, 3", 0),
        new("5, 3; 4, 3", $"Dot(2, {Two})", "5, 4", 0),
        new("5, 3; 3, 4", $"Dot(2, {Two}, OtherAxis = 1)", "5, 4", 0),
        new("7; 7", $"Dot(1, {Two}, Normalize = true)", "1", 0),
        new("4, 3; 5, 3", $"Attention({QueryValue})", "4, 3", 0),
        new("4, 3; 5, 3", $"Attention({QueryValue}, UseScale = true, Dropout = 0.2)", "4, 3", 1),
        new("4, 3; 5, 3", $"Attention({QueryValue}, ScoreMode = ScoreMode.Concat, UseScale = true)", "4, 3", 2),
        new("4, 3; 5, 2; 5, 3", "Attention(Query = nameof(A), Value = nameof(B), Key = nameof(C))", "4, 2", 0),
        new("5, 3", "Attention(UseCausalMask = true)", "5, 3", 0) { Truncated = Steps },
        new("5, 3", "Attention", "5, 3", 0) { Truncated = Steps },
        new("4, 3; 5, 3", $"AdditiveAttention({QueryValue})", "4, 3", 3),
        new("4, 3; 5, 3", $"AdditiveAttention({QueryValue}, UseScale = false)", "4, 3", 0),
        new("4, 3; 5, 3", $"MultiHeadAttention(2, #, {QueryValue})", "4, 3", (3 * 2 * 7 * (3 + 1)) + (2 * 7 * 3) + 3),
        new("4, 3; 5, 3", $"MultiHeadAttention(2, 4, OutputShape = #, {QueryValue})", "4, 7", (3 * 2 * 4 * 3) + (3 * 2 * 4) + (2 * 4 * 7) + 7),
        new("5, 3", "MultiHeadAttention(2, 4, OutputShape = 3)", "5, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3) { Truncated = Steps },
        new("5, 3", "MultiHeadAttention(2, 4, ValueDim = 5, UseBias = false)", "5, 3", (2 * 3 * 2 * 4) + (3 * 2 * 5) + (2 * 5 * 3)) { Truncated = Steps },
        new("5, 3", "MultiHeadAttention(1, #, UseCausalMask = true, Dropout = 0.2)", "5, 3", (3 * 7 * (3 + 1)) + (7 * 3) + 3) { Truncated = Steps },
        new("4, 3; 5, 3", $"GroupedQueryAttention(5, 4, 2, {QueryValue})", "4, 3", (5 * 4 * (3 + 1)) + (2 * 5 * 2 * (3 + 1)) + (4 * 5 * 3) + 3),
        new("5, 3", "GroupedQueryAttention(#, 3, 1, UseCausalMask = true)", "5, 3", (7 * 3 * (3 + 1)) + (2 * 7 * (3 + 1)) + (3 * 7 * 3) + 3) { Truncated = Steps },
        new("4, 3; 5, 3", $"MultiHeadAttention(2, 4, ValueDim = 5, UseGate = true, {QueryValue})", "4, 3", (2 * 2 * 4 * (3 + 1)) + (2 * 2 * 5 * (3 + 1)) + (2 * 5 * 3) + 3),
        new("5, 3", "MultiHeadAttention(2, #, UseGate = true, UseBias = false, UseCausalMask = true)", "5, 3", 5 * 3 * 2 * 7) { Truncated = Steps },
        new("4, 5, 3", "MultiHeadAttention(2, #, AttentionAxes = new[] { 2 }, ReturnAttentionScores = true)", "4, 5, 3", (3 * 2 * 7 * (3 + 1)) + (2 * 7 * 3) + 3),
        new("4, 5, 3", "MultiHeadAttention(2, 4, AttentionAxes = new[] { 1 }, UseCausalMask = true)", "4, 5, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3),
        new("2, 4, 5, 3", "MultiHeadAttention(1, 4, AttentionAxes = new[] { 1, -2 })", "2, 4, 5, 3", (3 * 4 * (3 + 1)) + (4 * 3) + 3),
        new("2, 4, 3; 2, 5, 3", $"MultiHeadAttention(2, 4, AttentionAxes = new[] {{ 2 }}, {QueryValue})", "2, 4, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3),
        new("2, 4, 3", "MultiHeadAttention(2, 4)", "2, 4, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3),
        new("2, 3, 4, 3", "TimeDistributed, MultiHeadAttention(2, 4, AttentionAxes = new[] { 1 }, ReturnAttentionScores = true)", "2, 3, 4, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3),
        new("4, 5, 3", "Masking(MaskValue = 0.5), MultiHeadAttention(2, 4, AttentionAxes = new[] { 2 })", "4, 5, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3),
        new("4, 3; 5, 3", $"GroupedQueryAttention(5, 4, 2, UseGate = true, ReturnAttentionScores = true, {QueryValue})", "4, 3", (2 * 5 * 4 * (3 + 1)) + (2 * 5 * 2 * (3 + 1)) + (4 * 5 * 3) + 3),
        new("4, 5, 3", "TimeDistributed, MultiHeadAttention(2, 4)", "4, 5, 3", (3 * 2 * 4 * (3 + 1)) + (2 * 4 * 3) + 3),
        new("5; 5", "Dense(#, From = nameof(A)), Dense(2) | Reuse(nameof(N1), From = nameof(B)) | Subtract(nameof(N1), nameof(N2))", "2", (5 * 7) + 7 + (7 * 2) + 2),
    ];
}
