using System.Reflection;
using NeuralSeqGen.Compiler.Tests.Battery;
using NeuralSeqGen.Conformance;

namespace NeuralSeqGen.Onnx.Tests.Keras;

/// <summary>What is saved for Keras is imported as the same class with the same weights.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Foreign = ["Lambda(", "Rnn(\"", "LoraRank", "TimeDistributed, MultiHeadAttention", "TimeDistributed, Glu", "TimeDistributed, Flip", "TimeDistributed, Slice", "TimeDistributed, PositionEmbedding", "TimeDistributed, SinePositionEncoding", "Rotary = true"];

    private static readonly string Folder =
        Path.Combine(typeof(RoundTripTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "tests", "fixtures");

    public static TheoryData<string> Names => [.. Fixture.Names(Folder)];

    public static TheoryData<int, string> Samples => LayerSamples.Cases;

    /// <summary>Cases with the hard sigmoid of Keras 2 have no form in Keras 3; all others come back.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Fixture_ComesBack(string name)
    {
        var fixture = Fixture.Load(Folder, name);
        var bound = FixtureSupport.Bind(FixtureModel.Of(fixture));
        bool isClassic = fixture.IsKeras2 && fixture.Json.GetProperty("layers").GetRawText().Contains("hard_sigmoid", StringComparison.Ordinal);
        string? Loss() => RoundTrip.Loss(bound, [.. bound.Weights.SelectMany(weight => fixture[weight.Name].Values)]);
        if (isClassic)
        {
            Assert.Contains("hard sigmoid of Keras 2", Assert.Throws<NotSupportedException>(Loss).Message, StringComparison.Ordinal);
            return;
        }

        Assert.True(Loss() is null, Loss());
    }

    /// <summary>Every layer in every spelling; those that Keras lacks are refused, and no others.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_ComesBack(int index, string text)
    {
        var bound = LayerSamples.All[index].Bind();
        var random = new Random(index);
        float[] parameters = [.. bound.Weights.SelectMany(weight => Enumerable.Range(0, weight.Length).Select(_ => weight.LocalName == "count" ? random.Next(1_000) : random.NextSingle()))];
        if (IsForeign(text))
        {
            string refusal = Assert.Throws<NotSupportedException>(() => RoundTrip.Loss(bound, parameters)).Message;
            bool isOwn = text.Contains("Lambda(", StringComparison.Ordinal) || text.Contains("Rnn(\"", StringComparison.Ordinal);
            Assert.Equal(isOwn, refusal.Contains("C# of your own", StringComparison.Ordinal));
            return;
        }

        string? loss = RoundTrip.Loss(bound, parameters);
        Assert.True(loss is null, $"{text}\n{loss}");
    }

    // functions of one's own; a matrix that Keras saves as one; what Keras's TimeDistributed does not take
    private static bool IsForeign(string text) => Foreign.Any(part => text.Contains(part, StringComparison.Ordinal)) || (IsPosition(text) && !text.Contains("AddsInput = false", StringComparison.Ordinal));

    // KerasHub's give the rows alone
    private static bool IsPosition(string text) => text.Contains("PositionEmbedding", StringComparison.Ordinal) || text.Contains("SinePositionEncoding", StringComparison.Ordinal);
}
