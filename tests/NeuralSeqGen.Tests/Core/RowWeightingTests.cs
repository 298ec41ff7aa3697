namespace NeuralSeqGen.Tests.Core;

public unsafe class RowWeightingTests
{
    private static readonly float[] SampleWeights = [1, 2, 3, 4], StepWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], Classes = [1, 10, 100];

    // Order 3, 1: targets and weights stand where the caller has them.
    private static readonly BatchSlice Slice = new([0, 3, 1, 2], 1, 2);

    [Fact]
    public void IntTargets_PerStep_TakeTheirClass()
    {
        int[] labels = [9, 9, 9, 2, 1, 7, 9, 9, 9, 0, 1, 2];
        float[] expected = [4 * 10 * 1, 4 * 11 * 10, 4 * 12 * 100, 2 * 4 * 100, 2 * 5 * 10, 2 * 6];
        fixed (int* target = labels)
        {
            Assert.Equal(expected, Fill(target, new PortLayout("y", [3], true), 3));
        }
    }

    [Fact]
    public void OneHotTargets_PerStep_TakeTheirLargest()
    {
        float[] oneHot = [.. new float[9], 0, 0, 1, 0, 1, 0, 1, 0, 0, .. new float[9], 1, 0, 0, 0.2f, 0.7f, 0.1f, 0, 0, 1];
        float[] expected = [4 * 10 * 1, 4 * 11 * 10, 4 * 12 * 100, 2 * 4 * 100, 2 * 5 * 10, 2 * 6 * 1];
        fixed (float* target = oneHot)
        {
            Assert.Equal(expected, Fill(target, new PortLayout("y", [3, 3], false), 3));
        }
    }

    [Fact]
    public void BinaryTargets_AreRounded()
    {
        float[] values = [2, 0.1f, 2, 0.9f];
        fixed (float* target = values)
        {
            Assert.Equal([4 * 10f * 10, 2 * 4f], [.. Fill(target, new PortLayout("y", [1], false), 1, [0, 4, 0, 10])]);
        }
    }

    private static float[] Fill(void* target, PortLayout port, int rows, float[]? stepWeights = null)
    {
        float[] weights = new float[2 * rows];
        var samples = new Samples(1, 1);
        fixed (float* s = SampleWeights, t = stepWeights ?? StepWeights, w = weights)
        {
            samples.SampleWeights = s;
            samples.StepWeights[0] = (nint)t;
            samples.Targets[0] = (nint)target;
            RowWeighting.Fill(samples, 0, Slice, 0, 2, rows, Classes, port, w);
        }
        return weights;
    }
}
