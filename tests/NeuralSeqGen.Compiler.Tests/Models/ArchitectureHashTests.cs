using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Tests.Battery;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>Files of weights hold the hash of their model, and another one is refused: an argument that a layer gains must not change it where it is not used.</summary>
public sealed class ArchitectureHashTests
{
    /// <summary>Hashes of the version before gates, attention axes, LoRA, renorm and axes of Normalization.</summary>
    [Theory]
    [InlineData("Input(5, 3), Dense(4)", "222c74427b4de1ac")]
    [InlineData("Input(5), Embedding(9, 4)", "06d7e5afdce98643")]
    [InlineData("Input(5, 3), MultiHeadAttention(2, 4)", "7799711cd1abfa78")]
    [InlineData("Input(5, 3), GroupedQueryAttention(4, 2, 1)", "794498f1eb2629da")]
    [InlineData("Input(5, 3), Attention", "44979a6e67ceafea")]
    [InlineData("Input(5, 3), AdditiveAttention", "0ef4fc5ff1bf5cd3")]
    [InlineData("Input(5, 3), BatchNormalization", "4abdde13a98e10be")]
    [InlineData("Input(5, 3), Normalization", "b8871b1d0eb2457b")]
    [InlineData("Input(5, 3), Gru(4)", "3e0dafe621a2893f")]
    [InlineData("Input(5, 3), Lstm(4)", "aff8e1fe592d13c6")]
    [InlineData("Input(5, 3), Bidirectional, SimpleRnn(4)", "f82156f2fb527a37")]
    [InlineData("Input(5, 3), StackedRnn(2), Gru(4), Lstm(2)", "4b04f453839e447c")]
    [InlineData("Input(5, 3), UnitNormalization", "e75ff15c633a8bef")]
    [InlineData("Input(5, 3), Rescaling(2)", "0b1e194474f5a313")]
    public void ModelsOfBefore_KeepTheirs(string layers, string hash) => Assert.Equal(hash, Hash(layers));

    /// <summary>Every layer of the battery: what a line says may only be added to, see "How to add an argument to a layer".</summary>
    [Fact]
    public void Samples_KeepTheirs() => Snapshot.Verify(string.Concat(LayerSamples.All.Select(sample => $"{ArchitectureHash.Of(sample.Bind())} {sample}\n")), "txt");

    [Theory]
    [InlineData("Input(5, 3), Dense(4)", "Input(5, 3), Dense(4, LoraRank = 2)", false)]
    [InlineData("Input(5, 3), Dense(4, LoraRank = 2)", "Input(5, 3), Dense(4, LoraRank = 2, LoraAlpha = 3)", false)]
    [InlineData("Input(5, 3), MultiHeadAttention(2, 4)", "Input(5, 3), MultiHeadAttention(2, 4, UseGate = true)", false)]
    [InlineData("Input(5, 4, 3), MultiHeadAttention(2, 4)", "Input(5, 4, 3), MultiHeadAttention(2, 4, AttentionAxes = new[] { 2 })", false)]
    [InlineData("Input(5, 3), MultiHeadAttention(2, 4)", "Input(5, 3), MultiHeadAttention(2, 4, ReturnAttentionScores = true)", true)]
    [InlineData("Input(5, 3), Bidirectional, Gru(4)", "Input(5, 3), Bidirectional, Gru(4), BackwardLayer, Gru(4, ResetAfter = true)", false)]
    public void WhatChangesTheMeaningOfWeights_ChangesIt(string layers, string other, bool isSame) => Assert.Equal(isSame, Hash(layers) == Hash(other));

    private static string Hash(string layers) => ArchitectureHash.Of(ModelSource.BindValid($"[{layers}]"));
}
