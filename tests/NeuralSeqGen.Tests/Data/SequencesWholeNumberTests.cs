namespace NeuralSeqGen.Tests;

public sealed class SequencesWholeNumberTests
{
    [Fact]
    public void WholeNumbers_BecomeIdsAndLabels()
    {
        Assert.Equal([3, -1, int.MaxValue], Sequences.ToInt32(new long[] { 3, -1, int.MaxValue }));
        Assert.Equal(new[,] { { 1, 2 }, { 3, 4 } }, Sequences.ToInt32(new long[,] { { 1, 2 }, { 3, 4 } }));
        Assert.Equal([0, 8, 16_777_216], Sequences.ToInt32(new float[] { -0f, 8, 16_777_216 }));
        Assert.Equal(new[,] { { 5 } }, Sequences.ToInt32(new float[,] { { 5 } }));
        Assert.Equal([int.MinValue, 7], Sequences.ToInt32(new double[] { int.MinValue, 7 }));
        Assert.Equal(new[,] { { 0, 9 } }, Sequences.ToInt32(new double[,] { { 0, 9 } }));
    }

    [Fact]
    public void WhatIsNone_IsRefusedWithItsPlace()
    {
        Assert.StartsWith("values[1] is 0.5, which is no whole number", Assert.Throws<ArgumentException>("values", () => Sequences.ToInt32(new double[] { 1, 0.5 })).Message, StringComparison.Ordinal);
        Assert.StartsWith("values[1, 0] is NaN", Assert.Throws<ArgumentException>("values", () => Sequences.ToInt32(new float[,] { { 1, 2 }, { float.NaN, 3 } })).Message, StringComparison.Ordinal);
        Assert.StartsWith("values[0] is 2147483648", Assert.Throws<ArgumentException>("values", () => Sequences.ToInt32(new long[] { 1L << 31 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("values", () => Sequences.ToInt32(new float[] { 2147483648f }));
        Assert.Throws<ArgumentException>("values", () => Sequences.ToInt32(new double[] { double.PositiveInfinity }));
        Assert.Throws<ArgumentException>("values", () => Sequences.ToInt32(new double[] { -2147483649.0 }));
        Assert.Throws<ArgumentNullException>("values", () => Sequences.ToInt32((long[])null!));
    }

    [Fact]
    public void TruthValues_AreOneAndZero()
    {
        Assert.Equal([1f, 0f], Sequences.ToSingle(new[] { true, false }));
        Assert.Equal(new float[,] { { 0 }, { 1 } }, Sequences.ToSingle(new[,] { { false }, { true } }));
    }
}
