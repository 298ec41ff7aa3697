using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Layers that read several nodes: their gradients are those of finite differences, and every program computes what its graph says.</summary>
public sealed class GraphLayerTests
{
    private const string Sequences = "[Input(4, 3)] private static partial LayerNode A { get; } [Input(5, 3)] private static partial LayerNode B { get; } ";
    private const string Masked = """
        [Input(4, 3)] private static partial LayerNode X { get; } [Input(5, 3)] private static partial LayerNode Y { get; }
        [Masking(MaskValue = 0.5, From = nameof(X)), Dense(3)] private static partial LayerNode A { get; } [Masking(MaskValue = 0.5, From = nameof(Y)), Dense(3)] private static partial LayerNode B { get; }
        """;

    public static TheoryData<string> Graphs =>
    [
        .. new[] { "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum" }.Select(merge =>
            $"[Input(4, 3)] private static partial LayerNode A {{ get; }} [Dense(3, From = nameof(A))] private static partial LayerNode B {{ get; }} [{merge}(nameof(A), nameof(B)), Dense(2)] private static partial LayerNode C {{ get; }}"),
        .. new[] { "Multiply", "Maximum", "Minimum" }.Select(merge =>
            Masked.Replace("[Input(5, 3)]", "[Input(4, 3)]", StringComparison.Ordinal) + $"[{merge}(nameof(A), nameof(B), nameof(X)), Dense(2), MeanSquaredError] private static partial LayerNode C {{ get; }} [{merge}(nameof(B), nameof(A)), Gru(2), MeanSquaredError] private static partial LayerNode D {{ get; }}"),
        "[Input(4, 3)] private static partial LayerNode A { get; } [Gru(3, From = nameof(A))] private static partial LayerNode B { get; } [Multiply(nameof(A), nameof(B))] private static partial LayerNode C { get; }",
        "[Input(4, 3)] private static partial LayerNode A { get; } [Dense(1, From = nameof(A))] private static partial LayerNode B { get; } [Add(nameof(B), nameof(A), nameof(B))] private static partial LayerNode C { get; }",
        "[Input(4, 3)] private static partial LayerNode A { get; } [Dense(3, From = nameof(A))] private static partial LayerNode B { get; } [Dense(2, From = nameof(A))] private static partial LayerNode C { get; } [RmsNormalization(From = nameof(A))] private static partial LayerNode D { get; } [Concatenate(nameof(B), nameof(C), nameof(D))] private static partial LayerNode E { get; }",
        Sequences + "[Concatenate(nameof(A), nameof(B), Axis = 1), Dense(2)] private static partial LayerNode C { get; }",
        Masked + "[Concatenate(nameof(A), nameof(B), Axis = 1), Gru(2, ReturnSequences = true)] private static partial LayerNode C { get; }",
        "[Input(4, 3)] private static partial LayerNode A { get; } [Dense(2, From = nameof(A))] private static partial LayerNode B { get; } [Concatenate(nameof(A), nameof(B))] private static partial LayerNode C { get; }",
        Sequences + "[Dot(2, nameof(A), nameof(B))] private static partial LayerNode C { get; }",
        Sequences + "[Dot(-1, nameof(A), nameof(B), Normalize = true)] private static partial LayerNode C { get; }",
        "[Input(4)] private static partial LayerNode A { get; } [Dense(4, From = nameof(A))] private static partial LayerNode B { get; } [Dot(1, nameof(A), nameof(B), Normalize = true)] private static partial LayerNode C { get; }",
        "[Input(4, 3)] private static partial LayerNode A { get; } [Input(5, 4)] private static partial LayerNode B { get; } [Dot(1, nameof(A), nameof(B), OtherAxis = 2)] private static partial LayerNode C { get; }",
        Sequences + "[Attention(Query = nameof(A), Value = nameof(B))] private static partial LayerNode C { get; }",
        Sequences + "[Attention(Query = nameof(A), Value = nameof(B), UseScale = true, Dropout = 0.3)] private static partial LayerNode C { get; }",
        Sequences + "[Attention(Query = nameof(A), Value = nameof(B), ScoreMode = ScoreMode.Concat, UseScale = true)] private static partial LayerNode C { get; }",
        Sequences + "[Input(5, 2)] private static partial LayerNode V { get; } [Attention(Query = nameof(A), Value = nameof(V), Key = nameof(B))] private static partial LayerNode C { get; }",
        Sequences + "[AdditiveAttention(Query = nameof(A), Value = nameof(B))] private static partial LayerNode C { get; }",
        Sequences + "[AdditiveAttention(Query = nameof(A), Value = nameof(B), UseScale = false)] private static partial LayerNode C { get; }",
        Masked + "[Attention(Query = nameof(A), Value = nameof(B))] private static partial LayerNode C { get; }",
        Masked + "[Attention(Query = nameof(A), UseCausalMask = true)] private static partial LayerNode C { get; } [Add(nameof(C), nameof(A))] private static partial LayerNode D { get; } [Attention(Query = nameof(B), Value = nameof(D)), Output] private static partial LayerNode E { get; }",
        Sequences + "[MultiHeadAttention(2, 3, Query = nameof(A), Value = nameof(B))] private static partial LayerNode C { get; }",
        Sequences + "[MultiHeadAttention(2, 3, ValueDim = 2, UseBias = false, Dropout = 0.2, From = nameof(A))] private static partial LayerNode C { get; } [MultiHeadAttention(1, 2, UseCausalMask = true, Query = nameof(C), Value = nameof(B)), Output] private static partial LayerNode D { get; }",
        Masked + "[MultiHeadAttention(2, 3, Query = nameof(A), Value = nameof(B))] private static partial LayerNode C { get; }",
        Sequences + "[GroupedQueryAttention(2, 4, 2, Query = nameof(A), Value = nameof(B))] private static partial LayerNode C { get; }",
        Sequences + "[GroupedQueryAttention(3, 2, 1, UseCausalMask = true, Query = nameof(A), Value = nameof(B))] private static partial LayerNode C { get; }",
        "[Input(3, 4, 2)] private static partial LayerNode A { get; } [TimeDistributed, MultiHeadAttention(2, 2, UseCausalMask = true, From = nameof(A)), TimeDistributed, Attention, TimeDistributed, Flatten, Gru(2)] private static partial LayerNode B { get; }",
        Sequences + "[Gru(3, From = nameof(A))] private static partial LayerNode E { get; } [Gru(3, From = nameof(B), ReturnSequences = true, InitialState = new[] { nameof(E) })] private static partial LayerNode D { get; }",
        Sequences + "[Lstm(2, From = nameof(A))] private static partial LayerNode E { get; } [Lstm(2, From = nameof(B), InitialState = new[] { nameof(E) })] private static partial LayerNode D { get; }",
        Sequences + "[Lstm(2, From = nameof(A))] private static partial LayerNode E { get; } [FinalState(nameof(E), Index = 1), Dense(3)] private static partial LayerNode C { get; } [SimpleRnn(3, From = nameof(B), InitialState = new[] { nameof(C) })] private static partial LayerNode D { get; } [Add(nameof(D), nameof(C))] private static partial LayerNode S { get; }",
        Sequences + "[Bidirectional, Gru(2, From = nameof(A))] private static partial LayerNode E { get; } [Bidirectional, Gru(2, From = nameof(B), InitialState = new[] { nameof(E) })] private static partial LayerNode D { get; }",
        Sequences + "[StackedRnn(2), Gru(2), Lstm(3, From = nameof(A))] private static partial LayerNode E { get; } [StackedRnn(2), Gru(2), Lstm(3, From = nameof(B), InitialState = new[] { nameof(E) })] private static partial LayerNode D { get; }",
        Masked + "[Gru(2, From = nameof(A), ReturnSequences = true)] private static partial LayerNode E { get; } [Gru(2, From = nameof(B), ReturnSequences = true, InitialState = new[] { nameof(E) })] private static partial LayerNode D { get; }",
        "[Input(5)] private static partial LayerNode A { get; } [Input(5)] private static partial LayerNode B { get; } [Dense(4, From = nameof(A)), Dense(2)] private static partial LayerNode T { get; } [Reuse(nameof(T), From = nameof(B))] private static partial LayerNode U { get; } [Subtract(nameof(T), nameof(U))] private static partial LayerNode D { get; }",
        "[Input(4, 3)] private static partial LayerNode A { get; } [Gru(2, From = nameof(A), ReturnSequences = true), MeanSquaredError(Weight = 0.5)] private static partial LayerNode B { get; } [Dense(3, Activation = Activation.Softmax, From = nameof(B)), SparseCategoricalCrossentropy] private static partial LayerNode C { get; }",
    ];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Gradients_AreThoseOfFiniteDifferences(string nodes) => ModelProperties.GradientsAreFiniteDifferences(Bind(nodes), 1);

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Programs_ComputeWhatTheGraphSays(string nodes) => ModelProperties.ProgramsComputeTheGraph(Bind(nodes), 5, 2);

    private static BoundModel Bind(string nodes)
    {
        var model = ModelSource.BindGraph(nodes, nodes.Contains("Error") ? "Sgd" : "MeanSquaredError, Sgd");
        Assert.Empty(model.Findings.Where(f => f.RuleId != RuleIds.MaskDestroyed).Select(f => f.Sentence)); // masks end at merges here
        return model;
    }
}
