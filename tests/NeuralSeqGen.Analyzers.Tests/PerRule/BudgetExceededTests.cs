using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class BudgetExceededTests
{
    [Theory]
    [InlineData("Dense(3), MeanSquaredError, {|NSG0601:Budget(MaxParameters = 14)|}")]
    [InlineData("Dense(3, Trainable = false), {|NSG0601:Budget(MaxParameters = 14, MaxArenaBytes = 1)|}")]
    [InlineData("TimeDistributed, SubModel<Inner>, {|NSG0601:Budget(MaxParameters = 1)|}", "[SequenceModel, Input(3, 4), ")]
    public Task TooManyParameters_Triggers(string rest, string head = "[SequenceModel, Input(4), ") =>
        DeclarationTest.VerifyAsync(head + rest + "] public sealed partial class Model; [SequenceModel, Input(4), Dense(1), BatchNormalization] public sealed partial class Inner;");

    [Theory]
    [InlineData("Dense(3), MeanSquaredError, Budget(MaxParameters = 15)")]
    [InlineData("Dense(3), MeanSquaredError, Budget")]
    [InlineData("Dense(3), MeanSquaredError, Budget(MaxParameters = 0)")]
    [InlineData("Dense(3), MeanSquaredError")]
    public Task WithinIt_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync("[SequenceModel, Input(4), " + rest + "] public sealed partial class Model;");

    [Fact]
    public Task SharedWeights_CountOnce_DoesNotTrigger() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Budget(MaxParameters = 15)] public sealed partial class Model
        {
            [Input(4)] private static partial LayerNode A { get; }
            [Input(4)] private static partial LayerNode B { get; }
            [Dense(3, From = nameof(A))] private static partial LayerNode One { get; }
            [Reuse(nameof(One), From = nameof(B))] private static partial LayerNode Two { get; }
            [Add(nameof(One), nameof(Two))] private static partial LayerNode Sum { get; }
        }
        """);

    [Fact]
    public Task OnANodeOrTwice_IsMisplaced() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Budget(MaxParameters = 100), {|NSG0007:Budget|}] public sealed partial class Model
        {
            [Input(4)] private static partial LayerNode A { get; }
            [Dense(3, From = nameof(A)), {|NSG0012:Budget|}] private static partial LayerNode One { get; }
        }
        """);

    [Fact]
    public Task NegativeLimit_IsOutOfRange() => DeclarationTest.VerifyAsync("[SequenceModel, Input(4), Dense(3), {|NSG0006:Budget(MaxParameters = -1)|}] public sealed partial class Model;");

    [Fact]
    public Task Sentence_NamesTheCostliestLayers() => DeclarationTest.VerifyAsync(
        "[SequenceModel, Input(20), Embedding(5000, 64), Gru(32), Dense(8), Dense(1), MeanSquaredError, {|#0:Budget(MaxParameters = 100_000)|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.BudgetExceeded, DiagnosticSeverity.Error).WithLocation(0)
            .WithMessage("Model has 329,585 parameters, but [Budget] allows 100,000. The costliest layers: [Embedding(5000, 64)] #1 with 320,000, [Gru(32)] #2 with 9,312, [Dense(8)] #3 with 264. Make them smaller, or raise the limit."));
}
