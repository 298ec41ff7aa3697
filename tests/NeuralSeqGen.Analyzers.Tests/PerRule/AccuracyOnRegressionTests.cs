using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class AccuracyOnRegressionTests
{
    private const string Head = "[SequenceModel, Input(6, 3), ";

    [Theory]
    [InlineData("Gru(4), Dense(1), MeanSquaredError, {|NSG0209:Metric.Accuracy|}")]
    [InlineData("Gru(4), Dense(1), MeanAbsoluteError, {|NSG0209:Metric.Accuracy|}")]
    [InlineData("Gru(4), Dense(1), Huber, Metric.MeanAbsoluteError, {|NSG0209:Metric.Accuracy(Name = \"right\")|}")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Relu), Poisson, {|NSG0209:Metric.Accuracy|}")]
    [InlineData("Gru(4, ReturnSequences = true), Dense(2), LogCosh, {|NSG0209:Metric.Accuracy|}")]
    [InlineData("Gru(4), Dense(1), Quantile(Level = 0.9), {|NSG0209:Metric.Accuracy|}")]
    public Task AccuracyOfNumbers_Triggers(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Theory]
    [InlineData("Gru(4), Dense(1), MeanSquaredError, Metric.MeanAbsoluteError")]
    [InlineData("Gru(4), Dense(1, Activation = Activation.Sigmoid), MeanSquaredError, Metric.Accuracy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), MeanSquaredError, Metric.Accuracy")]
    [InlineData("Gru(4), Dense(8, Activation = Activation.Softmax), CategoricalCrossentropy, Metric.Accuracy")]
    [InlineData("Gru(4), Dense(1), MeanSquaredError, Metric.BinaryAccuracy")]
    [InlineData("Gru(4), Dense(8), MeanSquaredError, Metric.CategoricalAccuracy")]
    [InlineData("Gru(4), Dense(1), Hinge, Metric.BinaryAccuracy")]
    [InlineData("Gru(8), MeanSquaredError, Metric.Accuracy")]
    public Task WhatFits_DoesNotTrigger(string rest) => DeclarationTest.VerifyAsync(Head + rest + "] public sealed partial class Model;");

    [Fact]
    public Task Sentence_NamesWhatDoesNotFit() => DeclarationTest.VerifyAsync(
        Head + "Gru(4), Dense(1), MeanSquaredError, {|#0:Metric.Accuracy|}] public sealed partial class Model;",
        new DiagnosticResult(RuleIds.AccuracyOnRegression, DiagnosticSeverity.Warning).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
            .WithMessage("Model: [Metric.Accuracy] counts right classes, but [MeanSquaredError] compares numbers and [Dense(1)] #2 ends in Linear. Use [Metric.MeanAbsoluteError]; where the targets are classes, say which: [Metric.BinaryAccuracy] or [Metric.CategoricalAccuracy]."));
}
