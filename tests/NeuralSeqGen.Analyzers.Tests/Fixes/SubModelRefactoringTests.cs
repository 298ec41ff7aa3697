using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class SubModelRefactoringTests
{
    [Fact]
    public Task SelectedLayers_BecomeAModel() => RefactoringTest<SubModelRefactoring>.VerifyAsync(
        """
        [SequenceModel, Input(20), Embedding(50, 8)]
        [§Gru(16, ReturnSequences = true)]
        [TimeDistributed, Dense(8), Dropout(0.1)§, Gru(4)]
        [Dense(1), MeanSquaredError]
        public sealed partial class Model;
        """,
        """
        [SequenceModel, Input(20), Embedding(50, 8)]
        [SubModel<ModelPart>]
        [Gru(4)]
        [Dense(1), MeanSquaredError]
        public sealed partial class Model;

        [SequenceModel, Input(20, 8)]
        [Gru(16, ReturnSequences = true)]
        [TimeDistributed, Dense(8)]
        [Dropout(0.1)]
        public sealed partial class ModelPart;
        """);

    [Fact]
    public Task OneLineInANamespace_GetsANameThatIsFree() => RefactoringTest<SubModelRefactoring>.VerifyAsync(
        "namespace App\n{\n    [SequenceModel, Input(4), §Dense(3), Dense(2)§, Dense(1)] internal sealed partial class Model { }\n    internal class ModelPart;\n}",
        "namespace App\n{\n    [SequenceModel, Input(4), SubModel<ModelPart2>, Dense(1)] internal sealed partial class Model { }\n\n    [SequenceModel, Input(4)]\n    [Dense(3)]\n    [Dense(2)]\n    internal sealed partial class ModelPart2;\n    internal class ModelPart;\n}");

    [Theory]
    [InlineData("[SequenceModel, Input(4), §Dense(3)§, Dense(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, §Input(4), Dense(3)§, Dense(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4), §Dense(3), Dense(2), MeanSquaredError§] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4), §Dense(3), Dense(2)] public sealed partial class Model;")]
    public Task WhatIsNoStack_IsNotOffered(string source) => RefactoringTest<SubModelRefactoring>.VerifyAsync(source, null);
}
