using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Onnx.Tests;

/// <summary>What masks, directions, initial states and models as layers do to one another.</summary>
public sealed class MaskAndStateTests
{
    private const double Tolerance = 2e-5;

    [Theory]
    [InlineData("Input(6, 3), Masking, Gru(4)")]
    [InlineData("Input(6, 3), Masking, Gru(4, ResetAfter = true, ReturnSequences = true, GoBackwards = true)")]
    [InlineData("Input(6, 3), Masking, Lstm(4, ReturnSequences = true, ZeroOutputForMask = true), SimpleRnn(2)")]
    [InlineData("Input(6, 3), Masking, Bidirectional, Lstm(4, ReturnSequences = true), Bidirectional(MergeMode = MergeMode.Sum), Gru(3)")]
    [InlineData("Input(6, 3), Masking, StackedRnn(2, ReturnSequences = true, GoBackwards = true), Gru(3), Lstm(2)")]
    [InlineData("Input(6, 3), Gru(4, Activation = Activation.Gelu, RecurrentActivation = Activation.Mish)")]
    [InlineData("Input(6, 3), Gru(4, Activation = Activation.Linear)")]
    [InlineData("Input(6, 3), Gru(4, Activation = Activation.LeakyRelu, RecurrentActivation = Activation.HardSigmoid)")]
    [InlineData("Input(6, 3), Gru(4, Activation = Activation.Elu, ResetAfter = true, ReturnSequences = true), Lstm(3, Activation = Activation.Linear)")]
    [InlineData("Input(6, 3), Lstm(4, Activation = Activation.LeakyRelu, RecurrentActivation = Activation.ClassicHardSigmoid)")]
    [InlineData("Input(6, 3), SimpleRnn(4, Activation = Activation.Linear)")]
    [InlineData("Input(6, 3), Lstm(4, Activation = Activation.Relu, RecurrentActivation = Activation.ClassicHardSigmoid, GoBackwards = true)")]
    [InlineData("Input(6), Embedding(9, 4, MaskZero = true), LayerNormalization, GlobalAveragePooling1D, Dense(2)")]
    [InlineData("Input(6), Embedding(9, 4, MaskZero = true), MultiHeadAttention(2, 3, UseCausalMask = true), Lstm(3)")]
    [InlineData("Input(6), Embedding(9, 4, MaskZero = true), Attention, Softmax(Axis = 1)")]
    [InlineData("Input(4, 5), Masking, Reshape(2, 2, 5), TimeDistributed, Lstm(3)")]
    [InlineData("Input(2, 4, 3), Masking, TimeDistributed, Gru(3), Gru(2)")]
    [InlineData("Input(6, 3), Gru(4, Stateful = true, ReturnSequences = true), Lstm(2, Stateful = true)")]
    public void List_GivesTheInterpretersNumbers(string layers)
    {
        string stack = layers.Contains("Stateful", StringComparison.Ordinal) ? layers.Replace("Input(6, 3)", "Input(6, 3, BatchSize = 3)", StringComparison.Ordinal) : layers;
        for (int seed = 0; seed < 3; seed++)
        {
            Assert.True(new Reference(ModelSource.BindValid($"[{stack}, MeanSquaredError, Sgd]"), seed, 3).Difference() < Tolerance, layers);
        }
    }

    [Theory]
    [InlineData("[Input(5, 3), Masking] LayerNode A; [Lstm(4, From = nameof(A))] LayerNode E; [Input(6, 2), Masking] LayerNode B; [Lstm(4, From = nameof(B), InitialState = new[] { nameof(E) }, ReturnSequences = true), Dense(2), Output, MeanSquaredError] LayerNode D")]
    [InlineData("[Input(5, 3)] LayerNode A; [Gru(4, From = nameof(A), ReturnSequences = true)] LayerNode E; [FinalState(nameof(E))] LayerNode S; [Concatenate(nameof(S), nameof(S)), Dense(2), Output, MeanSquaredError] LayerNode D")]
    [InlineData("[Input(5, 3)] LayerNode A; [Input(5, 3)] LayerNode B; [Gru(4, From = nameof(A))] LayerNode E; [Reuse(nameof(E), From = nameof(B))] LayerNode F; [Subtract(nameof(E), nameof(F)), Dense(2), Output, MeanSquaredError] LayerNode D; [Multiply(nameof(F), nameof(E)), Output, MeanSquaredError] LayerNode G")]
    [InlineData("[Input(5, 3), Masking] LayerNode A; [Bidirectional, Gru(4, From = nameof(A))] LayerNode E; [Input(4, 2)] LayerNode B; [Bidirectional, Gru(4, From = nameof(B), InitialState = new[] { nameof(E) }), Output, MeanSquaredError] LayerNode D")]
    public void Nodes_GiveTheInterpretersNumbers(string nodes)
    {
        string properties = string.Concat(nodes.Split("; ").Select(node => node.Replace("LayerNode", "private static partial LayerNode", StringComparison.Ordinal) + " { get; } "));
        var model = ModelSource.BindGraph(properties);
        Assert.Empty(model.Findings.Select(f => f.Sentence));
        for (int seed = 0; seed < 3; seed++)
        {
            Assert.True(new Reference(model, seed, 2).Difference() < Tolerance, nodes);
        }
    }
}
