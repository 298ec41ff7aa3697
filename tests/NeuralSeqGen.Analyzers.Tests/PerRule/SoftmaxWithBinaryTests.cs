using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class SoftmaxWithBinaryTests
{
    private const string Head = "[SequenceModel, Input(6, 3), ";

    [Theory]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), {|NSG0205:BinaryCrossentropy|}")]
    [InlineData("Gru(4), Dense(2, Activation = Activation.Softmax), {|NSG0205:BinaryCrossentropy(LabelSmoothing = 0.1)|}")]
    [InlineData("Gru(4), Dense(8), Softmax, {|NSG0205:BinaryFocalCrossentropy|}")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(8), Activation(Activation.Softmax), Dropout(0.2), {|NSG0205:BinaryCrossentropy|}")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sparsemax), {|NSG0205:BinaryCrossentropy|}")]
    public Task YesOrNoBehindASoftmax_Triggers(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), KLDivergence")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), MeanSquaredError")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), Dice")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(2), Softmax(Axis = 1), BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy")]
    public Task WhatFits_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Fact]
    public Task Sentence_NamesWhatDoesNotFit() => DeclarationTest.VerifyAsync(
        Head + "Gru(4), Dense(8), Softmax, {|#0:BinaryCrossentropy|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.SoftmaxWithBinary, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [BinaryCrossentropy] judges each value by itself, but [Softmax] #3 ends in Softmax, whose values add up to 1. Use [CategoricalCrossentropy], or Activation.Sigmoid where several classes hold at once."));
}
