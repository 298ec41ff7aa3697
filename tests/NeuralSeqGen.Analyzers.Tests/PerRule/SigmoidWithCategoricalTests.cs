using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class SigmoidWithCategoricalTests
{
    private const string Head = "[SequenceModel, Input(6, 3), ";

    [Theory]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), {|NSG0204:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), {|NSG0204:SparseCategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.HardSigmoid), {|NSG0204:CategoricalFocalCrossentropy(Gamma = 1)|}")]
    [InlineData("Gru(4), Dense(8), Activation(Activation.Sigmoid), {|NSG0204:CategoricalGeneralizedCrossentropy|}")]
    [InlineData("Gru(4, ReturnSequences = true), {|NSG0701:TimeDistributed|}, Dense(8, Activation = Activation.Sigmoid), Dropout(0.1), {|NSG0204:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(2, Activation = Activation.Sigmoid), {|NSG0204:CategoricalCrossentropy(LabelSmoothing = 0.1)|}")]
    public Task ClassesBehindSigmoids_Triggers(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sparsemax), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), Rescaling(2.0), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Sigmoid), KLDivergence")]
    [InlineData("Gru(8, Activation = Activation.Sigmoid), CategoricalCrossentropy")]
    public Task WhatFits_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Fact]
    public Task Sentence_NamesWhatDoesNotFit() => DeclarationTest.VerifyAsync(
        Head + "Gru(4), Dense(8, Activation = Activation.Sigmoid), {|#0:CategoricalCrossentropy|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.SigmoidWithCategorical, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [CategoricalCrossentropy] compares classes of which one holds, but [Dense(8)] #2 ends in Sigmoid: each value is a probability of its own. Use Activation.Softmax, or [BinaryCrossentropy] where several classes hold at once."));
}
