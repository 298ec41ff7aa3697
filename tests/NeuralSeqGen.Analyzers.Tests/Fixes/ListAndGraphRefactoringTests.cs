using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class ListAndGraphRefactoringTests
{
    [Fact]
    public Task List_BecomesNodes() => RefactoringTest<ListToGraphRefactoring>.VerifyAsync(
        """
        /// <summary>A tagger.</summary>
        [SequenceModel]
        [Input(64, 15)]
        [Gru(16, ReturnSequences = true)] // the encoder
        [§Dropout(0.5), TimeDistributed, Dense(8)]
        [Activation(Activation.Softmax), CategoricalCrossentropy, Adam]
        public sealed partial class Model;
        """,
        """
        /// <summary>A tagger.</summary>
        [SequenceModel]
        // the encoder
        [CategoricalCrossentropy, Adam]
        public sealed partial class Model
        {
            [Input(64, 15)] private static partial LayerNode Source { get; }
            [Gru(16, ReturnSequences = true, From = nameof(Source))] private static partial LayerNode Gru1 { get; }
            [Dropout(0.5, From = nameof(Gru1))] private static partial LayerNode Dropout1 { get; }
            [TimeDistributed, Dense(8, From = nameof(Dropout1))] private static partial LayerNode TimeDistributed1 { get; }
            [Activation(Activation.Softmax, From = nameof(TimeDistributed1))] private static partial LayerNode Activation1 { get; }
        }
        """);

    [Fact]
    public Task ListWithMembers_KeepsThem() => RefactoringTest<ListToGraphRefactoring>.VerifyAsync(
        "[SequenceModel, §Input(4, 3), Bidirectional, Gru(2), Dense(1)]\npublic sealed partial class Model\n{\n    public int Dense1 => 1;\n}",
        "[SequenceModel]\npublic sealed partial class Model\n{\n    [Input(4, 3)] private static partial LayerNode Source { get; }\n    [Bidirectional, Gru(2, From = nameof(Source))] private static partial LayerNode Bidirectional1 { get; }\n    [Dense(1, From = nameof(Bidirectional1))] private static partial LayerNode Dense1Node { get; }\n\n    public int Dense1 => 1;\n}");

    [Fact]
    public Task Chain_BecomesAList() => RefactoringTest<GraphToListRefactoring>.VerifyAsync(
        """
        [SequenceModel, Adam]
        public sealed partial class §Model
        {
            [Input(64, 15)] private static partial LayerNode Source { get; } // (64, 15) · 0
            [TimeDistributed, Dense(8, From = nameof(Source))] private static partial LayerNode Hidden { get; }
            [Gru(2, From = nameof(Hidden), Unroll = true), Dense(1), MeanSquaredError, Output] private static partial LayerNode Value { get; }

            public int Answer => 42;
        }
        """,
        """
        [SequenceModel, Adam]
        [Input(64, 15)]
        [TimeDistributed, Dense(8)]
        [Gru(2, Unroll = true), Dense(1), MeanSquaredError]
        public sealed partial class Model
        {

            public int Answer => 42;
        }
        """);

    [Theory]
    [InlineData("[Dense(2, From = nameof(A))] private static partial LayerNode B { get; } [Add(nameof(A), nameof(B))] private static partial LayerNode C { get; }")]
    [InlineData("/* a word */ [Dense(2, From = nameof(A))] private static partial LayerNode B { get; }")]
    [InlineData("[Dense(2, From = nameof(A))] private static partial LayerNode B { get; } public static string Name() => B.Name;")]
    [InlineData("[Dense(2, From = nameof(A))] internal static partial LayerNode B { get; }")]
    [InlineData("[Dense(2, From = nameof(A))] private static partial LayerNode B { get; } [Reuse(nameof(B), From = nameof(B))] private static partial LayerNode C { get; }")]
    public Task WhatIsNoChainOrIsNamed_IsNotOffered(string nodes) => RefactoringTest<GraphToListRefactoring>.VerifyAsync("[SequenceModel] public sealed partial class §Model { [Input(2)] private static partial LayerNode A { get; } " + nodes + " }", null);

    [Theory]
    [InlineData("[SequenceModel, §Input(4, 3), Gru(2), Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, §Adam] public sealed partial class Model { [Input(2)] private static partial LayerNode A { get; } [Dense(2, From = nameof(A))] private static partial LayerNode B { get; } }")]
    public Task WhatIsWrongOrAGraph_IsNoList(string source) => RefactoringTest<ListToGraphRefactoring>.VerifyAsync(source, null);
}
