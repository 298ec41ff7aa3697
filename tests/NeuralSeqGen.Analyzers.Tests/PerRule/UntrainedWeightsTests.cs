using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UntrainedWeightsTests
{
    [Theory]
    [InlineData("[{|NSG0215:Dense(3, From = nameof(Reader))|}, Output]")]
    [InlineData("[{|NSG0215:Dense(3, From = nameof(Reader))|}, {|NSG0215:Dense(2)|}, Output]")]
    [InlineData("[{|NSG0215:Gru(3, From = nameof(Source))|}, Output]")]
    [InlineData("[{|NSG0215:SubModel<Inner>(From = nameof(Reader))|}, Output]")]
    public Task LayersOfAnOutputWithoutLoss_Triggers(string output) => DeclarationTest.VerifyAsync(Model(output));

    [Theory]
    [InlineData("[Dense(3, From = nameof(Reader)), MeanSquaredError]")]
    [InlineData("[Dense(3, From = nameof(Reader), Trainable = false), Output]")]
    [InlineData("[Activation(Activation.Tanh, From = nameof(Reader)), Output]")]
    [InlineData("[Reuse(nameof(Price), From = nameof(Reader)), Output]")]
    public Task Trained_DoesNotTrigger(string output) => DeclarationTest.VerifyAsync(Model(output));

    [Fact]
    public Task WithoutAnyLoss_DoesNotTrigger() => DeclarationTest.VerifyAsync(Model("[Dense(3, From = nameof(Reader)), Output]").Replace("MeanSquaredError", "Output", StringComparison.Ordinal));

    [Fact]
    public Task Fix_FreezesTheLayer() => FixTest<OutputFixer>.VerifyAsync(Model("[{|NSG0215:Dense(3, From = nameof(Reader))|}, Output]"), Model("[Dense(3, From = nameof(Reader), Trainable = false), Output]"));

    [Fact]
    public Task Sentence_NamesTheWeights() => DeclarationTest.VerifyAsync(Model("[{|#0:Dense(3, From = nameof(Reader))|}, Output]"),
        new DiagnosticResult(RuleIds.UntrainedWeights, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: no loss depends on [Dense(3)] #3, so that Fit leaves dense_2/kernel, dense_2/bias as they were initialised: Kind has no loss, and nothing that has one reads them. Give Kind a loss, or set Trainable = false on the layer."));

    private static string Model(string output) => $$"""
        [SequenceModel, Adam] public sealed partial class Model
        {
            [Input(20, 4)] private static partial LayerNode Source { get; }
            [Gru(8, From = nameof(Source))] private static partial LayerNode Reader { get; }
            [Dense(1, From = nameof(Reader)), MeanSquaredError] private static partial LayerNode Price { get; }
            {{output}} private static partial LayerNode Kind { get; }
        }
        [SequenceModel, Input(8), Dense(2)] public sealed partial class Inner;
        """;
}
