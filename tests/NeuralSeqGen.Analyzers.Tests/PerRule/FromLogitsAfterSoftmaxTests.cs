using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class FromLogitsAfterSoftmaxTests
{
    private const string Head = "[SequenceModel, Input(6, 3), ";

    [Theory]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), {|NSG0206:CategoricalCrossentropy(FromLogits = true)|}")]
    [InlineData("Gru(4), Dense(8), Softmax, {|NSG0206:SparseCategoricalCrossentropy(FromLogits = true)|}")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Sigmoid), {|NSG0206:BinaryCrossentropy(FromLogits = true)|}")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), {|NSG0206:BinaryCrossentropy(FromLogits = true)|}")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), {|NSG0206:CategoricalFocalCrossentropy(FromLogits = true)|}")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(3), Activation(Activation.Sigmoid), Reshape(18), {|NSG0206:BinaryFocalCrossentropy(FromLogits = true)|}")]
    public Task ProbabilitiesTakenForLogits_Triggers(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("Gru(4), Dense(8), CategoricalCrossentropy(FromLogits = true)")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy(FromLogits = false)")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.LogSoftmax), CategoricalCrossentropy(FromLogits = true)")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), Dense(8), CategoricalCrossentropy(FromLogits = true)")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), Rescaling(10.0), CategoricalCrossentropy(FromLogits = true)")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Relu), CategoricalCrossentropy(FromLogits = true)")]
    public Task WhatFits_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Fact]
    public Task Sentence_NamesWhatDoesNotFit() => DeclarationTest.VerifyAsync(
        Head + "Gru(4), Dense(1, Activation = Activation.Sigmoid), {|#0:BinaryCrossentropy(FromLogits = true)|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.FromLogitsAfterSoftmax, DiagnosticSeverity.Error).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [BinaryCrossentropy] has FromLogits = true, but [Dense(1)] #2 ends in Sigmoid: these are probabilities already, whose softmax or sigmoid is nearly even. Remove FromLogits or the activation."));
}
