namespace NeuralSeqGen.Models.Tests;

/// <summary>Training is a function of model, data, options and seed: no thread, vector width, run or process changes a bit.</summary>
public class SameSeedGivesTheSameWeights
{
    private static readonly Lazy<string> Reference = new(() => Training.Hash(bits: 512, threads: 1));

    [Theory]
    [InlineData(512, 2), InlineData(256, 1), InlineData(256, 2), InlineData(128, 1), InlineData(128, 2)]
    public void WhateverTheWidthAndTheThreads(int bits, int threads) => Assert.Equal(Reference.Value, Training.Hash(bits, threads));

    [Fact]
    public void InASecondRun() => Assert.Equal(Reference.Value, Training.Hash(bits: 512, threads: 1));

    [Fact]
    public void InASecondProcess() => Assert.Equal(Reference.Value, Errand.Run(Errand.Weights));

    [Fact]
    public void InASecondProcess_WithNarrowerVectors() => Assert.Equal(Reference.Value, Errand.Run(Errand.Weights, ("NEURALSEQGEN_VECTOR_BITS", "256")));

    [Fact]
    public void ButAnotherSeed_GivesOthers() => Assert.NotEqual(Reference.Value, Training.Hash(bits: 512, threads: 1, seed: 8));

    [Theory]
    [MemberData(nameof(Widths.All), MemberType = typeof(Widths))]
    public void TheWidthAskedFor_IsTheOneUsed(int bits) =>
        Assert.Equal(Widths.Granted(bits), Cores.Of(Widths.Make(bits, () => new Smooth())).VectorBits);

    [Theory]
    [InlineData(256), InlineData(128)]
    public void PredictionsAndGradients_AreEqualAtEveryWidth(int bits)
    {
        float[,,] x = RandomData.Padded(RandomData.Floats(1, 37, 6, 5), -1);
        int[,] y = RandomData.Labels(2, 37, 6, 3);
        Tagger wide = Widths.Make(512, () => new Tagger(3)), narrow = Widths.Make(bits, () => new Tagger(3));
        Same.Bits(Sequences.AsSpan(wide.Predict(x)), Sequences.AsSpan(narrow.Predict(x)), "prediction");
        float[] expected = new float[Tagger.ParameterCount + x.Length], actual = new float[expected.Length];
        float loss = wide.ComputeGradients(x, y, expected.AsSpan(0, Tagger.ParameterCount), expected.AsSpan(Tagger.ParameterCount));
        Assert.Equal(loss, narrow.ComputeGradients(x, y, actual.AsSpan(0, Tagger.ParameterCount), actual.AsSpan(Tagger.ParameterCount)));
        Same.Bits(expected, actual, "gradient");
        Assert.Equal(wide.Evaluate(x, y).ToString(), narrow.Evaluate(x, y).ToString());
    }
}
