using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class WriteShapesRefactoringTests
{
    [Fact]
    public Task EveryLineWithLayers_GetsItsShape() => VerifyAsync(
        """
        [SequenceModel]
        [Input(64, 15)]
        [Gru(16, ReturnSequences = true)] // the encoder
        [Dropout(0.5), §Dense(8)] // (1) · 2
        [Bidirectional, Gru(2)]
        [MeanSquaredError, Adam]
        public sealed partial class Model;
        """,
        """
        [SequenceModel]
        [Input(64, 15)] // (64, 15) · 0
        [Gru(16, ReturnSequences = true)] // the encoder
        [Dropout(0.5), Dense(8)] // (64, 8) · 136
        [Bidirectional, Gru(2)] // (4) · 132
        [MeanSquaredError, Adam]
        public sealed partial class Model;
        """);

    [Fact]
    public Task NodesAndOneLine_GetTheirs() => VerifyAsync(
        """
        [SequenceModel, MeanSquaredError] public sealed partial class §Model
        {
            [Input(5)] private static partial LayerNode A { get; }
            [Dense(3, From = nameof(A)), Dense(2)] private static partial LayerNode B { get; }
            [Reuse(nameof(B), From = nameof(A))]
            private static partial LayerNode C { get; }
            [Add(nameof(B), nameof(C)), Output] private static partial LayerNode D { get; }
        }
        """,
        """
        [SequenceModel, MeanSquaredError] public sealed partial class Model
        {
            [Input(5)] private static partial LayerNode A { get; } // (5) · 0
            [Dense(3, From = nameof(A)), Dense(2)] private static partial LayerNode B { get; } // (2) · 26
            [Reuse(nameof(B), From = nameof(A))] // (2) · 0
            private static partial LayerNode C { get; }
            [Add(nameof(B), nameof(C)), Output] private static partial LayerNode D { get; } // (2) · 0
        }
        """);

    [Theory]
    [InlineData("[SequenceModel, §Input(4), Dense(3)] // (3) · 15\npublic sealed partial class Model;")]
    [InlineData("[SequenceModel, §Input(4), Gru(3)]\npublic sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4), Dense(3)]\npublic sealed partial class Model { int §Count() => 3; }")]
    public Task WhatIsTrueOrWrong_OrElsewhere_IsNotOffered(string source) => RefactoringTest<WriteShapesRefactoring>.VerifyAsync(source, null);

    private static Task VerifyAsync(string before, string after) => RefactoringTest<WriteShapesRefactoring>.VerifyAsync(before, after);
}
