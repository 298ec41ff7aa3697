namespace NeuralSeqGen.Generator.Tests;

/// <summary>Decoders of seven steps beside an encoder, each a model of its own; the last two do not go step by step.</summary>
internal static class GenerationModels
{
    private const string Node = "private static partial LayerNode ";

    public static readonly IReadOnlyList<string> Decoders =
    [
        "[Gru(8, ReturnSequences = true, From = nameof(P), InitialState = new[] { nameof(S) })] " + Node + "D { get; }",
        "[Lstm(8, ReturnSequences = true, From = nameof(P)), Conv1D(8, 3, Padding = ConvolutionPadding.Causal)] " + Node + "G { get; } [AdditiveAttention(Query = nameof(G), Value = nameof(E))] " + Node + "C { get; } [Concatenate(nameof(G), nameof(C)), Dense(8, Activation = Activation.Tanh)] " + Node + "D { get; }",
        "[MultiHeadAttention(2, 4, Query = nameof(P), UseCausalMask = true)] " + Node + "A { get; } [Add(nameof(P), nameof(A)), LayerNormalization] " + Node + "B { get; } [MultiHeadAttention(2, 4, Query = nameof(B), Value = nameof(E))] " + Node + "C { get; } [Add(nameof(B), nameof(C)), LayerNormalization] " + Node + "D { get; }",
        "[GroupedQueryAttention(4, 4, 2, Query = nameof(P), UseCausalMask = true)] " + Node + "A { get; } [RepeatVector(7, From = nameof(S))] " + Node + "W { get; } [Concatenate(nameof(A), nameof(W)), Gru(8, ReturnSequences = true)] " + Node + "D { get; }",
        "[Attention(Query = nameof(P), UseCausalMask = true)] " + Node + "A { get; } [Multiply(nameof(A), nameof(S))] " + Node + "D { get; }",
        "[ZeroPadding1D(2, 0, From = nameof(P)), Conv1D(8, 3)] " + Node + "D { get; }",
        "[Permute(2, 1, From = nameof(P)), Permute(2, 1), Gru(8, ReturnSequences = true)] " + Node + "D { get; }",
    ];

    /// <summary>Which of them do.</summary>
    public static bool GoesStepByStep(int decoder) => decoder < Decoders.Count - 2;

    public static string Source => Question.Usings + string.Concat(Decoders.Select((nodes, i) => $$"""

        [SequenceModel, Sgd]
        public sealed partial class M{{i}}
        {
            [Input(5, 3)] {{Node}}Source { get; }
            [Input(7), TeacherForcing(nameof(Next), StartId = 1, EndId = 2)] {{Node}}Prev { get; }
            [Bidirectional, Gru(4, ReturnSequences = true, From = nameof(Source))] {{Node}}E { get; }
            [Gru(8, From = nameof(E))] {{Node}}S { get; }
            [Embedding(10, 8, From = nameof(Prev))] {{Node}}P { get; }
            [Concatenate(nameof(S), nameof(S)), Dense(1), MeanSquaredError] {{Node}}Side { get; }
            {{nodes}}
            [Dense(10, From = nameof(D){{(i % 2 == 0 ? "), SparseCategoricalCrossentropy(FromLogits = true)]" : ", Activation = Activation.Softmax), SparseCategoricalCrossentropy]")}} {{Node}}Next { get; }
        }
        """)) + """

        [SequenceModel, Sgd]
        public sealed partial class Alone
        {
            [Input(7), TeacherForcing(nameof(Next), StartId = 1, EndId = 2)] private static partial LayerNode Prev { get; }
            [Embedding(10, 8, From = nameof(Prev)), MultiHeadAttention(2, 4, UseCausalMask = true), Gru(8, ReturnSequences = true), Dense(10), SparseCategoricalCrossentropy(FromLogits = true)] private static partial LayerNode Next { get; }
        }
        """;
}
