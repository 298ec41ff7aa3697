using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class OutputFixerTests
{
    [Theory]
    [InlineData("[{|NSG0203:Dense(1, Activation = Activation.Softmax)|}, BinaryCrossentropy]", "[Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy]")]
    [InlineData("[{|NSG0203:Dense(1, Activation = Activation.Softmax)|}]\n[Adam, CategoricalCrossentropy(LabelSmoothing = 0.1)]", "[Dense(1, Activation = Activation.Sigmoid)]\n[Adam, BinaryCrossentropy(LabelSmoothing = 0.1)]")]
    [InlineData("[Dense(1), {|NSG0203:Softmax|}, SparseCategoricalCrossentropy]", "[Dense(1), Activation(Activation.Sigmoid), BinaryCrossentropy]")]
    [InlineData("[Dense(1), {|NSG0203:Activation(Activation.Softmax)|}]", "[Dense(1), Activation(Activation.Sigmoid)]")]
    [InlineData("[Dense(1), {|NSG0203:CategoricalCrossentropy(FromLogits = true)|}]", "[Dense(1), BinaryCrossentropy(FromLogits = true)]")]
    [InlineData("[Dense(1, Activation = Activation.Sigmoid), {|NSG0203:NeuralSeqGen.CategoricalFocalCrossentropyAttribute(Alpha = 0.5)|}]", "[Dense(1, Activation = Activation.Sigmoid), NeuralSeqGen.BinaryFocalCrossentropy(Alpha = 0.5)]")]
    public Task OneUnit_BecomesASigmoidWithItsLoss(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("[Dense(8, Activation = Activation.Sigmoid), {|NSG0204:CategoricalCrossentropy|}]", "[Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy]", "SetArgument=Activation=Activation.Softmax")]
    [InlineData("[Dense(8, Activation = Activation.Sigmoid), {|NSG0204:CategoricalCrossentropy|}]", "[Dense(8, Activation = Activation.Sigmoid), BinaryCrossentropy]", "Rename=CategoricalCrossentropy>BinaryCrossentropy")]
    [InlineData("[Dense(8), Softmax, {|NSG0205:BinaryCrossentropy|}]", "[Dense(8), Softmax, CategoricalCrossentropy]", "Rename=BinaryCrossentropy>CategoricalCrossentropy")]
    [InlineData("[Dense(8), Softmax, {|NSG0205:BinaryCrossentropy|}]", "[Dense(8), Activation(Activation.Sigmoid), BinaryCrossentropy]", "ReplaceByActivation=Sigmoid")]
    [InlineData("[Dense(8, Activation = Activation.Softmax), {|NSG0206:CategoricalCrossentropy(FromLogits = true)|}]", "[Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy]", "RemoveArgument=FromLogits")]
    [InlineData("[Dense(8, Activation = Activation.Softmax), {|NSG0206:CategoricalCrossentropy(FromLogits = true)|}]", "[Dense(8), CategoricalCrossentropy(FromLogits = true)]", "RemoveArgument=Activation")]
    [InlineData("[Dense(8), {|NSG0207:CategoricalCrossentropy|}]", "[Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy]", "SetArgument=Activation=Activation.Softmax")]
    [InlineData("[Dense(1), {|NSG0207:BinaryCrossentropy(LabelSmoothing = 0.1)|}]", "[Dense(1), BinaryCrossentropy(LabelSmoothing = 0.1, FromLogits = true)]", "SetArgument=FromLogits=true")]
    [InlineData("[Dense(8, Activation = Activation.Softmax), {|NSG0208:Softmax|}, CategoricalCrossentropy]", "[Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy]", "Remove=")]
    [InlineData("[Dense(8, Activation = Activation.Softmax), {|NSG0208:Softmax|}, CategoricalCrossentropy]", "[Dense(8), Softmax, CategoricalCrossentropy]", "RemoveArgument=Activation")]
    [InlineData("[Dense(1), MeanSquaredError, {|NSG0209:Metric.Accuracy|}]", "[Dense(1), MeanSquaredError, Metric.MeanAbsoluteError]", "Rename=Metric.Accuracy>Metric.MeanAbsoluteError")]
    [InlineData("[Dense(1), MeanSquaredError, Metric.MeanAbsoluteError, {|NSG0209:Metric.Accuracy|}]", "[Dense(1), MeanSquaredError, Metric.MeanAbsoluteError]", "Remove=")]
    public Task EachRemedy_ChangesOnePart(string before, string after, string key) => VerifyAsync(before, after, key);

    [Theory]
    [InlineData("[Dense(8, Activation = Activation.Softmax), TimeDistributed, {|NSG0208:Softmax|}, CategoricalCrossentropy]", "[Dense(8), TimeDistributed, Softmax, CategoricalCrossentropy]")]
    [InlineData("[Dense(8, Activation = Activation.Sigmoid), {|NSG0206:CategoricalCrossentropy(FromLogits = true)|}]", "[Dense(8), CategoricalCrossentropy(FromLogits = true)]")]
    public Task WhatWouldLeaveAnotherMistake_IsNotOffered(string before, string after) =>
        FixTest<OutputFixer>.VerifyAsync($"[SequenceModel, Input(10, 5), Gru(4, ReturnSequences = true)]\n{before}\npublic sealed partial class Model;", $"[SequenceModel, Input(10, 5), Gru(4, ReturnSequences = true)]\n{after}\npublic sealed partial class Model;");

    [Theory]
    [InlineData("Lstm(4), Dense(1), MeanSquaredError, Adam(LearningRate = 0.1)", "RemoveArgument=Activation")]
    [InlineData("Lstm(4, Activation = Activation.Relu), Dense(1), MeanSquaredError, Adam(LearningRate = 0.1, ClipNorm = 1)", "SetArgument=ClipNorm=1")]
    public Task UnboundedStates_AreBoundedOrClipped(string after, string key) => FixTest<OutputFixer>.VerifyAsync(
        "[SequenceModel, Input(6, 3), {|NSG0107:Lstm(4, Activation = Activation.Relu)|}, Dense(1), MeanSquaredError, Adam(LearningRate = 0.1)] public sealed partial class Model;",
        $"[SequenceModel, Input(6, 3), {after}] public sealed partial class Model;", key);

    [Fact]
    public Task SeveralModels_AreMendedAtOnce() => FixTest<OutputFixer>.VerifyAsync(
        "[SequenceModel, Input(5), {|NSG0203:Dense(1, Activation = Activation.Softmax)|}, CategoricalCrossentropy] public sealed partial class A;\n[SequenceModel, Input(6), {|NSG0203:Dense(1, Activation = Activation.Softmax)|}, CategoricalCrossentropy] public sealed partial class B;",
        "[SequenceModel, Input(5), Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy] public sealed partial class A;\n[SequenceModel, Input(6), Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy] public sealed partial class B;",
        iterations: null);

    private static Task VerifyAsync(string before, string after, string? key = null) => FixTest<OutputFixer>.VerifyAsync(Model(before), Model(after), key);

    private static string Model(string layers) => $"[SequenceModel, Input(10, 5), Gru(4)]\n{layers}\npublic sealed partial class Model;";
}
