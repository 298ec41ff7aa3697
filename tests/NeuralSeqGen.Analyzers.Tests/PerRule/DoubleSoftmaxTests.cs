using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class DoubleSoftmaxTests
{
    private const string Head = "[SequenceModel, Input(6, 3), ";

    [Theory]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), {|NSG0208:Activation(Activation.Softmax)|}, CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), {|NSG0208:Softmax|}, CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8), Softmax, Dropout(0.1), {|NSG0208:Softmax|}, CategoricalCrossentropy")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(8, Activation = Activation.Softmax), {|NSG0208:Softmax|}, Gru(2), MeanSquaredError")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Sigmoid), {|NSG0208:Activation(Activation.Sigmoid)|}, BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), {|NSG0208:Softmax|}, CategoricalCrossentropy")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(8, Activation = Activation.Softmax), TimeDistributed, {|NSG0208:Softmax|}, CategoricalCrossentropy")]
    public Task ProbabilitiesOfProbabilities_Triggers(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Relu), Softmax, CategoricalCrossentropy")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(8, Activation = Activation.Softmax), Softmax(Axis = 1), Gru(2), MeanSquaredError")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(1, Activation = Activation.Sigmoid), Softmax(Axis = 1), Gru(2), MeanSquaredError")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), Activation(Activation.Linear), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), Dropout(0.5), CategoricalCrossentropy")]
    public Task WhatFits_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Fact]
    public Task Sentence_NamesWhatDoesNotFit() => DeclarationTest.VerifyAsync(
        Head + "Gru(4), Dense(8, Activation = Activation.Softmax), {|#0:Softmax|}, CategoricalCrossentropy] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.DoubleSoftmax, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [Softmax] #3 applies Softmax to probabilities, since [Dense(8)] #2 ends in Softmax: they differ by 1 at most, so the result is nearly even and learns slowly. Remove one of the two."));
}
