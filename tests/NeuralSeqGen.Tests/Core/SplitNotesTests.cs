using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>A split for validation of samples that are sorted by class is noted, and trains all the same.</summary>
public sealed class SplitNotesTests
{
    private static readonly float[,] X = LinearData.Make(40).X;

    [Fact]
    public void SortedLabels_AreNoted()
    {
        int[] labels = [.. Enumerable.Range(0, 40).Select(i => i / 14)];
        var model = new LinearModel(seed: 4, sparse: true);
        string note = Assert.Single(model.Core.Fit([X], [labels], options: new() { ValidationSplit = 0.25 }).Notes);
        Assert.Equal("NSG0312: Linear.Fit: the samples of 'y' are sorted by class, and ValidationSplit = 0.25 takes the last 10 of 40 as they stand, before any shuffling, so that other classes are validated than trained on. "
            + "Draw both parts with Sequences.SplitStratified and Sequences.Take, and pass the second as validationData.", note);
    }

    [Theory]
    [InlineData("111111111111111000000000000000002222222222")]
    [InlineData("1111111111111110000000000000000000000000")]
    public void Blocks_InAnyOrder_AreNoted(string labels) => Assert.Single(Fit(labels[..40], 0.1));

    [Theory]
    [InlineData("0120120120120120120120120120120120120120", 0.25)] // mixed
    [InlineData("1111111111111110000000000000000000000001", 0.25)] // one more of the first
    [InlineData("1111111111111111111111111111111111111111", 0.25)] // one class
    [InlineData("0000000000000011111111111111222222222222", 0)] // no split
    public void MixedLabels_OrNoSplit_AreNotNoted(string labels, double share) => Assert.Empty(Fit(labels, share));

    [Fact]
    public void OneHotRows_AreReadAsTheirClass()
    {
        float[,] sorted = new float[40, 3], mixed = new float[40, 3], shares = new float[40, 3];
        for (int i = 0; i < 40; i++)
        {
            (sorted[i, i / 14], mixed[i, i % 3]) = (1, 1);
            (shares[i, i / 14], shares[i, (i / 14 + 1) % 3]) = (0.75f, 0.25f);
        }

        Assert.StartsWith("NSG0312: ", Assert.Single(Fit(sorted)), StringComparison.Ordinal);
        Assert.Empty(Fit(mixed));
        Assert.Empty(Fit(shares));
    }

    [Fact]
    public void DataOfItsOwn_IsNotNoted()
    {
        int[] labels = [.. Enumerable.Range(0, 40).Select(i => i / 14)];
        Assert.Empty(new LinearModel(sparse: true).Core.Fit([X], [labels], options: new() { ValidationSplit = 0.25 }, validationData: ([X], [labels])).Notes);
    }

    [Fact]
    public void FewSamples_AreNotNoted() => Assert.Empty(new LinearModel(sparse: true).Core.Fit([LinearData.Make(12).X], [new[] { 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1 }], options: new() { ValidationSplit = 0.25 }).Notes);

    private static IReadOnlyList<string> Fit(float[,] y) => new LinearModel(values: TargetValues.Distributions).Fit(X, y, new() { ValidationSplit = 0.25 }).Notes;

    private static IReadOnlyList<string> Fit(string labels, double share) => new LinearModel(sparse: true).Core.Fit([X], [labels.Select(c => c - '0').ToArray()], options: new() { ValidationSplit = share }).Notes;
}
