using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class MisplacedPartTests
{
    private const string Node = "private static partial LayerNode ";

    [Fact]
    public Task LossOfSeveralOutputsOnTheClass_Triggers() => DeclarationTest.VerifyAsync(Model(Two(", Output", ", Output"), ", {|NSG0012:MeanSquaredError|}, Adam"));

    [Theory]
    [InlineData(", MeanSquaredError", ", MeanSquaredError, {|NSG0012:Adam|}")]
    [InlineData(", MeanSquaredError", ", Output, {|NSG0012:Adam|}")]
    public Task OptimizerOfSeveralOutputsOnOne_Triggers(string first, string second) => DeclarationTest.VerifyAsync(Model(Two(first, second)));

    [Fact]
    public Task MetricBesideNoOutput_Triggers() => DeclarationTest.VerifyAsync(
        Model("[Dense(2, From = nameof(X)), {|NSG0012:Metric.Accuracy|}] " + Node + "A { get; } [Dense(2, From = nameof(A)), MeanSquaredError, Adam] " + Node + "B { get; }"));

    [Theory]
    [InlineData("{|NSG0012:BackwardLayer|}, Lstm(4)")]
    [InlineData("Gru(2, ReturnSequences = true), {|NSG0012:BackwardLayer|}, Lstm(4)")]
    public Task BackwardLayerBehindNoBidirectional_Triggers(string layers) => DeclarationTest.VerifyAsync($"[SequenceModel, Input(4, 3), {layers}] public sealed partial class Model;");

    [Theory]
    [InlineData(", MeanSquaredError, Adam, Metric.MeanAbsoluteError", "")]
    [InlineData("", ", MeanSquaredError, Adam, Metric.MeanAbsoluteError")]
    [InlineData(", Adam", ", MeanSquaredError, Metric.MeanAbsoluteError")]
    public Task PartsOfTheOnlyOutput_DoesNotTrigger(string onClass, string onNode) => DeclarationTest.VerifyAsync(Model("[Dense(2, From = nameof(X))" + onNode + "] " + Node + "A { get; }", onClass));

    [Fact]
    public Task LossesBesideTheirOutputs_DoesNotTrigger() => DeclarationTest.VerifyAsync(
        Model(Two(", MeanSquaredError, Metric.MeanAbsoluteError", ", Output").Replace("Dense(3,", "Dense(3, Trainable = false,", StringComparison.Ordinal), ", Adam"));

    private static string Two(string first, string second) => $"[Dense(2, From = nameof(X)){first}] {Node}A {{ get; }} [Dense(3, From = nameof(X)){second}] {Node}B {{ get; }}";

    private static string Model(string nodes, string onClass = "") => $"[SequenceModel{onClass}] public sealed partial class Model {{ [Input(4, 3)] {Node}X {{ get; }} {nodes} }}";
}
