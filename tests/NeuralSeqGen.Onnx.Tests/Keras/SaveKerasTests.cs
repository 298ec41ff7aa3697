using System.IO.Compression;
using System.Reflection;
using NeuralSeqGen.Compiler.Tests.Models;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Onnx.Tests.Keras;

/// <summary>What is saved for Keras: the paths, shapes and types that Keras itself writes for such a model, and every weight at its place.</summary>
public sealed class SaveKerasTests
{
    private const string Shared = "[SequenceModel, Sgd] public sealed partial class Functional { [Input(5, Name = \"left\", ElementType = ElementType.Int32)] private static partial LayerNode Left { get; } [Input(5, Name = \"right\", ElementType = ElementType.Int32)] private static partial LayerNode Right { get; } "
        + "[Embedding(8, 4, Name = \"emb\", From = nameof(Left))] private static partial LayerNode Emb { get; } [Reuse(nameof(Emb), From = nameof(Right))] private static partial LayerNode Emb2 { get; } [Gru(5, ResetAfter = true, Name = \"enc\", From = nameof(Emb))] private static partial LayerNode Enc { get; } [Reuse(nameof(Enc), From = nameof(Emb2))] private static partial LayerNode Enc2 { get; } "
        + "[Subtract(nameof(Enc), nameof(Enc2), Name = \"subtract\"), Dense(1, Activation = Activation.Sigmoid, Name = \"score\"), Output, MeanSquaredError] private static partial LayerNode Score { get; } [Concatenate(nameof(Enc), nameof(Enc2), Name = \"concatenate\"), Dense(2, Name = \"aux\"), Output, MeanSquaredError] private static partial LayerNode Aux { get; } }";

    private const string Heads = "[SequenceModel, Sgd] public sealed partial class Functional { [Input(6, 8, Name = \"a\")] private static partial LayerNode A { get; } [Input(5, 3, Name = \"b\")] private static partial LayerNode B { get; } "
        + "[MultiHeadAttention(2, 4, Query = nameof(A), Value = nameof(A), Name = \"multi_head_attention\")] private static partial LayerNode M { get; } [Add(nameof(A), nameof(M), Name = \"add\"), LayerNormalization(Name = \"layer_normalization\")] private static partial LayerNode N { get; } "
        + "[MultiHeadAttention(3, 5, ValueDim = 2, OutputShape = 7, UseBias = false, Query = nameof(N), Value = nameof(B), Name = \"multi_head_attention_1\"), Dense(2, Name = \"dense\"), Output, MeanSquaredError] private static partial LayerNode D { get; } }";

    public static TheoryData<string> Fixtures => [.. Fixture.Names(FixtureFolder)];

    private static string FixtureFolder => Path.Combine(typeof(SaveKerasTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "tests", "fixtures");

    [Theory]
    [InlineData("seed_model1_time_distributed", "[SequenceModel, Input(64, 15), Gru(16, ReturnSequences = true, ResetAfter = true), TimeDistributed, Dense(8), Activation(Activation.Softmax), CategoricalCrossentropy, RmsProp] public sealed partial class Sequential;")]
    [InlineData("masking_tdd", "[SequenceModel, Input(6, 4), Masking(MaskValue = -1), Gru(5, ReturnSequences = true, ResetAfter = true), Lstm(4, ReturnSequences = true, ZeroOutputForMask = true), TimeDistributed, Dense(3, Activation = Activation.Tanh), MeanSquaredError, Sgd] public sealed partial class Sequential;")]
    [InlineData("stateful_gru_lstm", "[SequenceModel, Input(5, 3, BatchSize = 2), Gru(4, ReturnSequences = true, ResetAfter = true, Stateful = true), Lstm(3, Stateful = true), Dense(2), MeanSquaredError, Sgd] public sealed partial class Sequential;")]
    [InlineData("shared_layers", Shared)]
    [InlineData("multi_head_attention", Heads)]
    public void File_IsAsKerasWritesIt(string name, string declaration)
    {
        var model = ModelSource.BindDeclaration(declaration);
        Assert.True(model.IsValid);
        byte[] saved = KerasFiles.Saved(new BoundSequenceModel(model, new float[model.ParameterCount])), expected = KerasFiles.Read(name);

        Assert.Equal(Described(expected), Described(saved));
        Assert.Empty(ConfigKeys.Differences(KerasFiles.Config(expected), KerasFiles.Config(saved)));
    }

    [Fact]
    public void Archive_HasKerassMembers_Stored()
    {
        var model = ModelSource.BindValid("[Input(4, 3), Gru(2), MeanSquaredError, Sgd]");
        using var zip = new ZipArchive(new MemoryStream(KerasFiles.Saved(new BoundSequenceModel(model, new float[model.ParameterCount]))));
        Assert.Equal(["metadata.json", "config.json", "model.weights.h5"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
    }

    /// <summary>Cases with the hard sigmoid of Keras 2 are refused by name; all others come back as they were.</summary>
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Weights_AreReadAgain(string name)
    {
        var fixture = Fixture.Load(FixtureFolder, name);
        var bound = FixtureSupport.Bind(FixtureModel.Of(fixture));
        var model = new BoundSequenceModel(bound, [.. bound.Weights.SelectMany(weight => fixture[weight.Name].Values)]);
        if (fixture.Json.GetProperty("layers").GetRawText().Contains("hard_sigmoid", StringComparison.Ordinal) && fixture.IsKeras2)
        {
            Assert.Contains("the hard sigmoid of Keras 2, 0.2·x + 0.5 of '", Assert.Throws<NotSupportedException>(() => KerasFiles.Saved(model)).Message, StringComparison.Ordinal);
            return;
        }

        var read = KerasFiles.Arrays(KerasFiles.Saved(model)).Select(array => Text([.. array.Array.Shape], array.Array.Read())).Order(StringComparer.Ordinal);
        Assert.Equal(bound.Weights.Select(weight => Text([.. weight.Shape], fixture[weight.Name].Values)).Order(StringComparer.Ordinal), read);
    }

    [Theory]
    [InlineData("Input(4, 3), Gru(2, RecurrentActivation = Activation.ClassicHardSigmoid)", "the hard sigmoid of Keras 2, 0.2·x + 0.5 of 'gru_1' is not in Keras 3.")]
    [InlineData("Input(4, 3), Dense(2, KernelL2 = 0.1, KernelOrthogonal = 0.1)", "SumOfRegularizers of 'dense_1' is not in Keras 3.")]
    [InlineData("Input(4, 3), PositionEmbedding, Dense(2)", "the sum of steps and positions of 'position_embedding_1' is not in Keras 3. Set AddsInput = false")]
    [InlineData("Input(4, 3), Dense(2), SinePositionEncoding", "the sum of steps and positions of 'sine_position_encoding_1' is not in Keras 3.")]
    [InlineData("Input(4, 3), GroupedQueryAttention(4, 2, 1, Rotary = true)", "the turning of queries and keys of 'group_query_attention_1' is not in Keras 3.")]
    [InlineData("Input(4, 3), Dense(2, LoraRank = 1)", "'dense_1' has a low-rank adaptation")]
    public void WhatKerasLacks_IsRefusedByName(string layers, string sentence)
    {
        var model = ModelSource.BindValid($"[{layers}, MeanSquaredError, Sgd]");
        Assert.Contains(sentence, Assert.Throws<NotSupportedException>(() => KerasFiles.Saved(new BoundSequenceModel(model, new float[model.ParameterCount]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LayersSideBySideBehindMasks_AreRefused()
    {
        var model = ModelSource.BindGraph("[Input(4, 3), Masking] private static partial LayerNode A { get; } [Gru(2, From = nameof(A))] private static partial LayerNode B { get; } [Gru(2, From = nameof(A))] private static partial LayerNode C { get; } [Add(nameof(B), nameof(C)), Output, MeanSquaredError] private static partial LayerNode D { get; }");
        Assert.Contains("stand side by side in a graph with masks", Assert.Throws<NotSupportedException>(() => KerasFiles.Saved(new BoundSequenceModel(model, new float[model.ParameterCount]))).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Described(byte[] file) => KerasFiles.Arrays(file).Select(array => $"{array.Path} ({string.Join(", ", array.Array.Shape)}) {array.Array.ElementType}");

    private static string Text(int[] shape, float[] values) => $"({string.Join(", ", shape)}): {string.Join(" ", values)}";
}
