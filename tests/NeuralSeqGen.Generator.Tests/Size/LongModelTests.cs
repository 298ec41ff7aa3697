using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests.Size;

/// <summary>The code of deep models grows with their layers, and that of unrolled ones not past what a model may have.</summary>
public sealed class LongModelTests
{
    [Theory]
    [InlineData("Lstm(8, Unroll = true)", "Lstm(8)", 2000)]
    [InlineData("Gru(4, Unroll = true, ReturnSequences = true)", "Gru(4, ReturnSequences = true)", 900)]
    public void StepsThatAreTooManyToWriteOut_KeepTheLoop(string unrolled, string loop, int steps)
    {
        int lines = Lines($"Input({steps}, 4), {unrolled}, Dense(1)");

        Assert.InRange(lines, 500, ModelBudget.MaxLines);
        Assert.Equal(Lines($"Input({steps}, 4), {loop}, Dense(1)"), lines);
    }

    [Fact]
    public void FewSteps_AreWrittenOut() => Assert.InRange(Lines("Input(20, 4), Lstm(8, Unroll = true), Dense(1)"), Lines("Input(20, 4), Lstm(8), Dense(1)") + (20 * 8), ModelBudget.MaxLines);

    [Theory]
    [InlineData("Dense(4)", 20)]
    [InlineData("Gru(4, ReturnSequences = true)", 12)]
    public void TwiceTheLayers_AreAtMostTwiceTheLines(string layer, int count)
    {
        int lines = Lines(Deep(layer, count));

        Assert.InRange(Lines(Deep(layer, 2 * count)), lines / 2, 2 * lines);
    }

    private static string Deep(string layer, int count) => $"Input(8, 4), {string.Join(", ", Enumerable.Repeat(layer, count))}, Dense(1)";

    private static int Lines(string layers) =>
        ModelBudget.Lines("Long", GeneratorHarness.Run($"{Question.Usings}/// <summary>A model.</summary>\n[SequenceModel, {layers}, MeanSquaredError, Adam] public sealed partial class Long;"));
}
