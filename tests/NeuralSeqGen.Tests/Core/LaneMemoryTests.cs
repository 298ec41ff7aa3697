using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

public unsafe class LaneMemoryTests
{
    public static TheoryData<int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, int>();
            foreach (int elements in new[] { 1, 3, 7, 8, 9, 15, 16, 31, 64 })
            {
                foreach (int count in new[] { 0, 1, 2, 7, 8, 9, 15, 16 })
                {
                    cases.Add(elements, count, elements + count % 3);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void LoadRows_AnyShape_TransposesAndFillsWithTheLastSample(int elements, int count, int stride)
    {
        var (source, integers) = Source(count, stride);
        float[] lanes = new float[elements * 16 + 2];
        lanes.AsSpan().Fill(-1f);
        fixed (float* s = source, l = lanes)
        {
            LaneMemory.LoadRows(s, stride, count, elements, l + 1);
        }

        for (int e = 0; e < elements; e++)
        {
            for (int row = 0; row < 16; row++)
            {
                Assert.Equal(row < count ? source[row * stride + e] : 0f, lanes[1 + e * 16 + row]);
            }
        }

        Assert.Equal([-1f, -1f], [lanes[0], lanes[^1]]);
    }

    [Theory, MemberData(nameof(Cases))]
    public void LoadSamples_InAnyOrder_TransposesAndFillsWithTheLastSample(int elements, int count, int _)
    {
        var (source, integers) = Source(count, elements);
        int[] reversed = [.. Enumerable.Range(0, count).Reverse()];
        Check(reversed);
        Check(null);

        void Check(int[]? order)
        {
            if (count == 0)
            {
                return;
            }

            float[] lanes = new float[elements * 16 + 2];
            lanes.AsSpan().Fill(-1f);
            float[] converted = lanes.ToArray();
            fixed (float* s = source, l = lanes, c = converted)
            fixed (int* i = integers, o = order)
            {
                LaneMemory.LoadSamples(s, o, count, elements, l + 1);
                LaneMemory.LoadSamples(i, o, count, elements, c + 1);
            }
            for (int e = 0; e < elements; e++)
            {
                for (int lane = 0; lane < 16; lane++)
                {
                    int sample = Math.Min(lane, count - 1), at = (order is null ? sample : order[sample]) * elements + e;
                    Assert.Equal(source[at], lanes[1 + e * 16 + lane]);
                    Assert.Equal(integers[at], converted[1 + e * 16 + lane]);
                }
            }

            Assert.Equal([-1f, -1f, -1f, -1f], [lanes[0], lanes[^1], converted[0], converted[^1]]);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void StoreRows_AnyShape_WritesOnlyItsRows(int elements, int count, int stride)
    {
        float[] lanes = Enumerable.Range(0, elements * 16).Select(i => (float)i).ToArray();
        float[] destination = new float[16 * stride + 1];
        destination.AsSpan().Fill(-1f);
        fixed (float* l = lanes, d = destination)
        {
            LaneMemory.StoreRows(l, elements, d, stride, count);
        }

        for (int row = 0; row < 16; row++)
        {
            for (int e = 0; e < stride; e++)
            {
                Assert.Equal(row < count && e < elements ? lanes[e * 16 + row] : -1f, destination[row * stride + e]);
            }
        }

        Assert.Equal(-1f, destination[^1]);
    }

    // No element behind the last row's: reading past it would be reading memory of others.
    private static (float[] Floats, int[] Integers) Source(int count, int stride)
    {
        int[] integers = Enumerable.Range(1, Math.Max(1, count * stride)).Select(i => i * 3 - 100).ToArray();
        return (Array.ConvertAll(integers, i => i + 0.25f), integers);
    }
}
