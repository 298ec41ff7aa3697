namespace NeuralSeqGen.Tests;

public sealed class SequencesStackTests
{
    [Fact]
    public void RowsOfEqualLength_BecomeOneArray()
    {
        Assert.Equal(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, Sequences.Stack(new List<float[]> { new float[] { 1, 2 }, new float[] { 3, 4 }, new float[] { 5, 6 } }));
        Assert.Equal(new[,] { { 1 }, { 2 } }, Sequences.Stack(new int[][] { [1], [2] }));
        Assert.Equal(new float[,,] { { { 1, 2 } }, { { 3, 4 } } }, Sequences.Stack(new List<float[,]> { new float[,] { { 1, 2 } }, new float[,] { { 3, 4 } } }));
        Assert.Equal(new float[,,] { { { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } } }, Sequences.Stack(new float[][][] { [[1, 2], [3, 4]], [[5, 6], [7, 8]] }));
    }

    [Fact]
    public void StepsThatAreArrays_ArePadded() =>
        Assert.Equal(new float[,,] { { { 1, 2 }, { 9, 9 } }, { { 3, 4 }, { 5, 6 } }, { { 9, 9 }, { 9, 9 } } }, Sequences.Pad(new float[][][] { [[1, 2]], [[3, 4], [5, 6], [7, 8]], [] }, 2, value: 9));

    [Fact]
    public void OtherExtents_AreRefusedWithTheirPlace()
    {
        Assert.StartsWith("samples[1] is (1), but (2) is needed.", Assert.Throws<ArgumentException>("samples", () => Sequences.Stack(new float[][] { [1, 2], [3] })).Message, StringComparison.Ordinal);
        Assert.StartsWith("samples[1] is (2, 1), but (1, 2) is needed.", Assert.Throws<ArgumentException>("samples", () => Sequences.Stack(new[] { new float[1, 2], new float[2, 1] })).Message, StringComparison.Ordinal);
        Assert.StartsWith("sequences[0][1] is (1), but (2) is needed.", Assert.Throws<ArgumentException>("sequences", () => Sequences.Pad(new float[][][] { [[1, 2], [3]] }, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("samples", () => Sequences.Stack(new float[][] { [1], null! }));
        Assert.Throws<ArgumentException>("samples", () => Sequences.Stack(Array.Empty<int[]>()));
        Assert.Throws<ArgumentException>("sequences", () => Sequences.Stack(new float[][][] { [], [] }));
        Assert.Throws<ArgumentNullException>(() => Sequences.Stack((IReadOnlyList<float[]>)null!));
    }
}
