using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>LoRA: two narrow matrices are trained in place of a weight.</summary>
public sealed class LowRankTests
{
    [Theory]
    [InlineData("[Input(5, 3), Dense(4, LoraRank = 2), MeanSquaredError, Sgd]", "kernel (3,4) frozen GlorotUniform, bias (4) Zeros, lora_kernel_a (3,2) HeUniform, lora_kernel_b (2,4) Zeros")]
    [InlineData("[Input(5, 3), Dense(4, LoraRank = 1, UseBias = false, KernelInitializer = Initializer.Ones), MeanSquaredError, Sgd]", "kernel (3,4) frozen Ones, lora_kernel_a (3,1) HeUniform, lora_kernel_b (1,4) Zeros")]
    [InlineData("[Input(5), Embedding(9, 4, LoraRank = 3), MeanSquaredError, Sgd]", "embeddings (9,4) frozen RandomUniform, lora_embeddings_a (9,3) HeUniform, lora_embeddings_b (3,4) Zeros")]
    [InlineData("[Input(5), Embedding(9, 4), Dense(2), MeanSquaredError, Sgd]", "embeddings (9,4) RandomUniform, kernel (4,2) GlorotUniform, bias (2) Zeros")]
    public void Weights_AreKeras(string attributes, string weights)
    {
        var model = ModelSource.BindValid(attributes);

        Assert.Equal(weights, string.Join(", ", model.Weights.Select(w => $"{w.LocalName} ({string.Join(",", w.Shape)}){(w.NeverTrained ? " frozen" : "")} {w.Initializer}")));
        Assert.All(model.Weights, w => Assert.Equal(!w.NeverTrained, w.Trainable));
    }

    [Theory]
    [InlineData("[Input(5, 3), Dense(4, LoraRank = 2, LoraAlpha = 3, KernelL2 = 0.1), Dense(2), MeanSquaredError, Sgd(LearningRate = 0.1)]", "dense_1/kernel")]
    [InlineData("[Input(5), Embedding(9, 4, LoraRank = 3), Dense(2), MeanSquaredError, Sgd(LearningRate = 0.1)]", "embedding_1/embeddings")]
    public void Training_ChangesTheNarrowMatricesAlone(string attributes, string frozen)
    {
        var model = ModelSource.BindValid(attributes);
        var reference = new ReferenceModel(model);
        var ports = RandomPorts.Of(model, batch: 4, seed: 6);
        ports.Parameters.CopyTo(reference.Parameters, 0);
        double first = reference.Train(ports), last = first;
        for (int step = 0; step < 10; step++)
        {
            reference.Parameters.CopyTo(ports.Parameters, 0);
            last = reference.Train(ports);
        }

        double[] start = RandomPorts.Of(model, batch: 4, seed: 6).Parameters;
        Assert.All(model.Weights, w => Assert.Equal(w.Name == frozen, start.AsSpan(w.Offset, w.Length).SequenceEqual(reference.Parameters.AsSpan(w.Offset, w.Length))));
        Assert.True(last < first, $"{last} after {first}");
    }

    [Theory]
    [InlineData("Dense(4, LoraRank = 2, KernelConstraint = Constraint.NonNegative)", "KernelConstraint of [Dense(4)] #1 cannot be kept with LoraRank")]
    [InlineData("Dense(4, LoraAlpha = 2)", "LoraAlpha of [Dense(4)] #1 does nothing without LoraRank. Set LoraRank, or remove it.")]
    [InlineData("Dense(4, LoraRank = -1)", "LoraRank of [Dense(4)] #1 must be 0 or more, but is -1.")]
    public void WhatCannotBe_IsReported(string layer, string sentence)
    {
        var model = ModelSource.BindDeclaration($"[SequenceModel, Input(3), {layer}] public sealed partial class Model1;");

        Assert.Contains(sentence, Assert.Single(model.Findings, finding => finding.Rule.Severity == RuleSeverity.Error).Sentence);
    }
}
