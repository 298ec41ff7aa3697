using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Compiler.Tests.Properties;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>The convolutional LSTM beside what the battery and the fixture ask of it: unrolled, and on inputs that do not fit.</summary>
public sealed class ConvLstmTests
{
    [Theory]
    [InlineData("3, 6, 2", "ConvLstm1D(3, 2, ReturnSequences = true")]
    [InlineData("4, 5, 2", "Bidirectional, ConvLstm1D(2, 3, Padding = ConvolutionPadding.Same")]
    public void UnrolledSteps_GiveTheBitsOfTheLoop(string input, string layers) =>
        ModelProperties.ProgramsAreTheSame(Bind(input, layers + ")"), Bind(input, layers + ", Unroll = true)"), 7, 3);

    /// <summary>Filters that fill vectors, as a recurrent layer's features in the lanes do.</summary>
    [Theory]
    [InlineData("3, 4, 2", "ConvLstm1D(48, 2, ReturnSequences = true)")]
    [InlineData("2, 3, 16", "ConvLstm1D(64, 3, Padding = ConvolutionPadding.Same)")]
    public void WideStates_AreComputedAsTheGraphSays(string input, string layers) => ModelProperties.ProgramsComputeTheGraph(Bind(input, layers), 7, 3);

    [Theory]
    [InlineData("6, 2", "ConvLstm1D(3, 2)", "[ConvLstm1D(3, 2)] #1 reads (steps, rows, channels), but [Input(6, 2)] gives (batch, 6, 2). Put a [Reshape(steps, rows, channels)] in front of it.")]
    [InlineData("5, 3, 2", "ConvLstm1D(3, 2, DilationRate = 3)", "needs 4 rows for one window, but [Input(5, 3, 2)] gives (batch, 5, 3, 2). Make KernelSize smaller, or set Padding = ConvolutionPadding.Same.")]
    [InlineData("5, 6, 2", "ConvLstm1D(3, 2, DilationRate = 2, Strides = 2)", "has both Strides and DilationRate above 1")]
    [InlineData("5, 6, 2", "StackedRnn(1), ConvLstm1D(3, 2)", "needs a recurrent layer with units behind StackedRnn, but [ConvLstm1D(3, 2)] is none. Remove StackedRnn, or wrap Gru, Lstm, SimpleRnn or Rnn.")]
    public void WhatDoesNotFit_IsReported(string input, string layer, string sentence)
    {
        var model = ModelSource.BindDeclaration($"[SequenceModel, Input({input}), {layer}] public sealed partial class Model1;");

        Assert.Contains(sentence, Assert.Single(model.Findings, finding => finding.Rule.Severity == RuleSeverity.Error).Sentence);
    }

    private static Bound.BoundModel Bind(string input, string layers) => ModelSource.BindValid($"[Input({input}), {layers}, Flatten, Dense(2), MeanSquaredError, Sgd]");
}
