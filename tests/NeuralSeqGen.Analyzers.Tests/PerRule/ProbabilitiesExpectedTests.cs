using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ProbabilitiesExpectedTests
{
    private const string Head = "[SequenceModel, Input(6, 3), ";

    [Theory]
    [InlineData("Gru(4), Dense(8), {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(1), {|NSG0207:BinaryCrossentropy|}")]
    [InlineData("Gru(4), Dense(8), {|NSG0207:SparseCategoricalCrossentropy(IgnoreClass = 0)|}")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Relu), {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Tanh), {|NSG0207:BinaryFocalCrossentropy|}")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Softplus), {|NSG0207:BinaryCrossentropy|}")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.LogSoftmax), {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(8), {|NSG0207:KLDivergence|}")]
    [InlineData("Gru(4), Dense(8), {|NSG0207:CategoricalGeneralizedCrossentropy|}")]
    [InlineData("Gru(4, ReturnSequences = true), {|NSG0701:TimeDistributed|}, Dense(8), Dropout(0.1), {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(8), Relu, {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(8), Elu, {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(1), LeakyRelu, {|NSG0207:BinaryCrossentropy|}")]
    [InlineData("Gru(4), {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Bidirectional, Gru(4), {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Gru(4), Dense(8), PRelu, {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Dense(4), GlobalAveragePooling1D, {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Dense(4), AveragePooling1D(2), {|NSG0207:CategoricalCrossentropy|}")]
    [InlineData("Lstm(4, ReturnSequences = true), Dropout(0.1), {|NSG0207:SparseCategoricalCrossentropy|}")]
    [InlineData("Gru(1, Activation = Activation.Linear, RecurrentInitializer = Initializer.Identity), {|NSG0207:BinaryCrossentropy|}")]
    [InlineData("Conv1D(8, 3), GlobalMaxPooling1D, {|NSG0207:CategoricalCrossentropy|}")]
    public Task NumbersOfAnyKind_Triggers(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Sigmoid), BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(1), BinaryCrossentropy(FromLogits = true)")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Exponential), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8), MeanSquaredError")]
    [InlineData("Gru(4), Dense(8), Hinge")]
    [InlineData("Gru(4), Dense(8), Dice")]
    [InlineData("Gru(4), Dense(8), Poisson")]
    [InlineData("Gru(4), Dense(8), CosineSimilarity")]
    [InlineData("Gru(4), Dense(8), BatchNormalization, CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Tanh), Rescaling(0.5, Offset = 0.5), BinaryCrossentropy")]
    [InlineData("Activation(Activation.Linear), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8), Relu(MaxValue = 1), BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), Relu, CategoricalCrossentropy")]
    [InlineData("Gru(4), Relu, Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy")]
    [InlineData("Gru(4, Activation = Activation.Sigmoid), BinaryCrossentropy")]
    [InlineData("Lstm(4), MeanSquaredError")]
    [InlineData("Gru(4, Trainable = false), CategoricalCrossentropy")]
    [InlineData("Bidirectional(MergeMode = MergeMode.Sum), Gru(4), CategoricalCrossentropy")]
    [InlineData("Dense(4, Activation = Activation.Softmax), GlobalAveragePooling1D, CategoricalCrossentropy")]
    [InlineData("Dense(4), GlobalAveragePooling1D, Softmax, CategoricalCrossentropy")]
    [InlineData("Bidirectional, Gru(4, Activation = Activation.Sigmoid), BinaryCrossentropy")]
    [InlineData("Gru(4), Dense(8, Trainable = false), CategoricalCrossentropy")]
    [InlineData("Gru(4), Dense(8), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy")]
    public Task WhatFits_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Fact]
    public Task Sentence_OfStates_AdvisesALayer() => DeclarationTest.VerifyAsync(
        Head + "Gru(8), {|#0:CategoricalCrossentropy|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.ProbabilitiesExpected, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [CategoricalCrossentropy] compares probabilities, but [Gru(8)] #1 ends in Tanh, whose values are none: they are clipped and give no gradient there. Put a [Dense(8, Activation = Activation.Softmax)] behind it."));

    [Fact]
    public Task Sentence_OfBothDirections_NamesThemOnce() => DeclarationTest.VerifyAsync(
        Head + "Bidirectional, Gru(4), {|#0:CategoricalCrossentropy|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.ProbabilitiesExpected, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [CategoricalCrossentropy] compares probabilities, but [Bidirectional, Gru(4)] #1 ends in Tanh, whose values are none: they are clipped and give no gradient there. Put a [Dense(8, Activation = Activation.Softmax)] behind it."));

    [Fact]
    public Task States_HaveNoFix() => FixTest<OutputFixer>.VerifyNoFixAsync(Head + "Gru(8), {|NSG0207:CategoricalCrossentropy|}] public sealed partial class Model;");

    [Fact]
    public Task Sentence_NamesWhatDoesNotFit() => DeclarationTest.VerifyAsync(
        Head + "Gru(4), Dense(8), {|#0:CategoricalCrossentropy|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.ProbabilitiesExpected, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [CategoricalCrossentropy] compares probabilities, but [Dense(8)] #2 ends in Linear, whose values are none: they are clipped and give no gradient there. Use Activation.Softmax, or FromLogits = true on [CategoricalCrossentropy]."));
}
