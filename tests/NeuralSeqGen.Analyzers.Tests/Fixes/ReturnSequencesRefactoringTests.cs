using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class ReturnSequencesRefactoringTests
{
    [Theory]
    [InlineData("§Gru(2), Gru(3), Dropout(0.5), Lstm(4)", "Gru(2, ReturnSequences = true), Gru(3, ReturnSequences = true), Dropout(0.5), Lstm(4)")]
    [InlineData("Bidirectional, §Gru(2), Gru(3, ReturnSequences = false), TimeDistributed, Flatten", "Bidirectional, Gru(2, ReturnSequences = true), Gru(3, ReturnSequences = true), TimeDistributed, Flatten")]
    public Task LayersBelow_GetTheirSequences(string before, string after) => RefactoringTest<ReturnSequencesRefactoring>.VerifyAsync(Model(before), Model(after));

    [Theory]
    [InlineData("§Gru(2), Gru(3)")]
    [InlineData("§Gru(2, ReturnSequences = true), Gru(3)")]
    [InlineData("§Gru(2), Gru(3), Flatten, Gru(4), Gru(4)")]
    public Task WhereOneOrNoneIsEnough_NothingIsOffered(string layers) => RefactoringTest<ReturnSequencesRefactoring>.VerifyAsync(Model(layers), null);

    private static string Model(string layers) => $"[SequenceModel, Input(4, 3), {layers}] public sealed partial class Model;";
}
