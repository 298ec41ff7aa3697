using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Scores as a result beside the outputs of layers: Keras's axes, a softmax over what a query may look at.</summary>
public sealed class AttentionScoresTests
{
    [Theory]
    [InlineData("4, 3", "Attention(ReturnAttentionScores = true)", "4, 4", 1)]
    [InlineData("4, 3", "AdditiveAttention(ReturnAttentionScores = true)", "4, 4", 1)]
    [InlineData("4, 3", "MultiHeadAttention(2, 5, ReturnAttentionScores = true)", "2, 4, 4", 1)]
    [InlineData("4, 3", "GroupedQueryAttention(5, 4, 2, ReturnAttentionScores = true)", "4, 4, 4", 1)]
    [InlineData("3, 4, 2", "TimeDistributed, MultiHeadAttention(2, 5, ReturnAttentionScores = true)", "3, 2, 4, 4", 1)]
    [InlineData("3, 4, 2", "MultiHeadAttention(2, 5, AttentionAxes = new[] { 2 }, ReturnAttentionScores = true)", "3, 2, 4, 4", 1)]
    [InlineData("3, 4, 2", "MultiHeadAttention(2, 5, AttentionAxes = new[] { 1 }, UseCausalMask = true, ReturnAttentionScores = true)", "4, 2, 3, 3", 1)]
    [InlineData("3, 4, 2", "MultiHeadAttention(2, 5, ReturnAttentionScores = true)", "2, 3, 4, 3, 4", 2)]
    public void Scores_HaveKerasAxes_AndSumToOne(string input, string layers, string shape, int axesOfValues)
    {
        var model = ModelSource.BindValid($"[Input({input}), Dense(3), {layers}]");
        var scored = Assert.Single(model.Scored);
        var port = new Port(PortKind.LayerOutput, model.Layers.Count);
        var graph = ModelLowering.Predict(model);

        Assert.Equal(shape, string.Join(", ", scored.Scores!));
        Assert.Equal(scored.Scores, graph.Results.Single(r => r.Port.Equals(port)).Value.Shape);
        int values = scored.Scores!.Skip(scored.Scores.Rank - axesOfValues).Elements;
        foreach (double[] sample in GraphInterpreter.Run(graph, RandomPorts.Of(model, batch: 2, seed: 5))[PortKind.LayerOutput, port.Index])
        {
            Assert.All(sample.Chunk(values), scores => Assert.Equal(1, scores.Sum(), 1e-12));
            Assert.All(sample, score => Assert.InRange(score, 0, 1));
        }
    }

    [Fact]
    public void WhatIsNotAskedFor_IsNotKept() =>
        Assert.DoesNotContain(ModelLowering.Predict(ModelSource.BindValid("[Input(4, 3), MultiHeadAttention(2, 5)]")).Results, r => r.Port.Kind == PortKind.LayerOutput && r.Port.Index > 1);
}
