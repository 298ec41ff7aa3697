using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnboundedRnnActivationTests
{
    private const string Head = "[SequenceModel, Input(6, 3), ";

    [Theory]
    [InlineData("{|NSG0107:SimpleRnn(4, Activation = Activation.Relu)|}, Dense(1), MeanSquaredError, Adam")]
    [InlineData("{|NSG0107:Lstm(4, Activation = Activation.Relu)|}, Dense(1), MeanSquaredError")]
    [InlineData("{|NSG0107:Gru(4, Activation = Activation.Linear)|}, Dense(1), MeanSquaredError, RmsProp")]
    [InlineData("{|NSG0107:Gru(4, Activation = Activation.Exponential)|}, Dense(1), MeanSquaredError")]
    [InlineData("Bidirectional, {|NSG0107:Lstm(4, Activation = Activation.Elu)|}, Dense(1), MeanSquaredError, Sgd")]
    [InlineData("StackedRnn(2), Gru(3), {|NSG0107:Gru(4, Activation = Activation.Relu)|}, Dense(1), MeanSquaredError")]
    public Task StatesWithoutBounds_Triggers(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("SimpleRnn(4), Dense(1), MeanSquaredError, Adam")]
    [InlineData("SimpleRnn(4, Activation = Activation.Relu), Dense(1), MeanSquaredError, Adam(ClipNorm = 1)")]
    [InlineData("Lstm(4, Activation = Activation.Relu), Dense(1), MeanSquaredError, Sgd(ClipValue = 0.5)")]
    [InlineData("Lstm(4, Activation = Activation.Relu), Dense(1), MeanSquaredError, Adam(GlobalClipNorm = 1)")]
    [InlineData("SimpleRnn(4, Activation = Activation.Relu, RecurrentInitializer = Initializer.Identity), Dense(1), MeanSquaredError")]
    [InlineData("Gru(4, Activation = Activation.Softsign), Dense(1), MeanSquaredError")]
    [InlineData("Gru(4, Activation = Activation.Relu6), Dense(1), MeanSquaredError")]
    [InlineData("Gru(4, Activation = Activation.Relu), Dense(1)")]
    [InlineData("Cropping1D(0, 5), Gru(4, Activation = Activation.Relu), Dense(1), MeanSquaredError")]
    [InlineData("Gru(4, Activation = Activation.Relu, Trainable = false), Dense(1), MeanSquaredError")]
    [InlineData("Gru(4, RecurrentActivation = Activation.HardSigmoid), Dense(1, Activation = Activation.Relu), MeanSquaredError")]
    [InlineData("SimpleRnn(4, Activation = Activation.Relu, RecurrentConstraint = Constraint.MaxNorm), Dense(1), MeanSquaredError")]
    public Task WhatFits_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Fact]
    public Task Sentence_NamesWhatDoesNotFit() => DeclarationTest.VerifyAsync(
        Head + "{|#0:Lstm(4, Activation = Activation.Relu)|}, Dense(1), MeanSquaredError, Adam] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.UnboundedRnnActivation, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [Lstm(4)] #1 has Activation = Relu, which is not bounded, so that its state can grow from step to step until the loss is NaN. Remove Activation, which gives Keras's Tanh, or set ClipNorm = 1 on the optimizer."));
}
