namespace NeuralSeqGen.Models.Tests;

/// <summary>A sample that is padding from end to end is noted by Fit, with how many there are.</summary>
public class SamplesOfPaddingAreNoted
{
    [Theory]
    [InlineData(1, "sample 2 of 'x' is masked at every step. ")]
    [InlineData(2, "sample 2 of 'x' is masked at every step; so are 1 more of 5. ")]
    public void Ids(int empty, string said)
    {
        int[,] x = { { 1, 0, 0, 0 }, { 0, 0, 0, 3 }, { 0, 0, 0, 0 }, { 2, 5, 0, 0 }, { empty - 1 == 0 ? 4 : 0, 0, 0, 0 } };
        string note = Assert.Single(new PaddedIds(seed: 1).Fit(x, [0, 1, 0, 1, 0]).Notes);
        Assert.StartsWith("NSG0406: PaddedIds.Fit: " + said, note, StringComparison.Ordinal);
    }

    [Fact]
    public void SentencesWithWords_AreNotNoted() => Assert.Empty(new PaddedIds(seed: 1).Fit(new int[,] { { 1, 0, 0, 0 }, { 0, 0, 0, 3 } }, [0, 1]).Notes);
}
