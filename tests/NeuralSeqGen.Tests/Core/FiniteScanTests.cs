namespace NeuralSeqGen.Tests.Core;

public class FiniteScanTests
{
    [Theory]
    [InlineData(float.NaN), InlineData(float.PositiveInfinity), InlineData(float.NegativeInfinity)]
    public void FirstBad_EveryPosition_IsFound(float bad)
    {
        for (int length = 1; length < 40; length++)
        {
            for (int at = 0; at < length; at++)
            {
                float[] values = Enumerable.Repeat(float.MaxValue, length).ToArray();
                Assert.Equal(-1, FiniteScan.FirstBad(values));
                values[at] = bad;
                values[^1] = bad;
                Assert.Equal(at, FiniteScan.FirstBad(values));
            }
        }

        Assert.Equal(-1, FiniteScan.FirstBad([]));
    }

    [Theory]
    [InlineData(float.NaN), InlineData(float.NegativeInfinity), InlineData(-8f), InlineData(8f), InlineData(9f)]
    public unsafe void AreBelow_EveryPosition_IsSeen(float bad)
    {
        for (int length = 1; length < 70; length++)
        {
            for (int at = 0; at < length; at++)
            {
                float[] values = Enumerable.Repeat(-7.5f, length).ToArray();
                fixed (float* p = values)
                {
                    Assert.True(FiniteScan.AreBelow(8, p, length));
                    values[at] = bad;
                    Assert.False(FiniteScan.AreBelow(8, p, length));
                }
            }
        }
    }

    [Fact]
    public void VectorWidth_Switch_LowersIt()
    {
        int present = VectorWidth.Bits;
        try
        {
            AppContext.SetData(VectorWidth.Switch, "128");
            Assert.Equal(128, VectorWidth.Bits);
            AppContext.SetData(VectorWidth.Switch, 512);
            Assert.InRange(VectorWidth.Bits, 128, 512);
        }
        finally
        {
            AppContext.SetData(VectorWidth.Switch, null);
        }
        Assert.Equal(present, VectorWidth.Bits);
    }
}
