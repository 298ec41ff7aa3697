using System.Runtime.Intrinsics;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

public unsafe class RowMemoryTests
{
    public static TheoryData<int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, int>();
            foreach (int rows in new[] { 1, 2, 5 })
            {
                foreach (int columns in new[] { 1, 3, 15, 16, 17, 40 })
                {
                    foreach (int count in new[] { 1, 2, 15, 16 })
                    {
                        cases.Add(rows, columns, count);
                    }
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void LoadSampleRows_InAnyOrder_PutsRowsWhereTheyBelong_AndTheLastSampleBehind(int rows, int columns, int count)
    {
        // No element behind the last one: reading past it would be reading memory of others.
        float[] source = Numbers(count * rows * columns);
        int sampleStride = (columns + 15) / 16 * 16, rowStride = sampleStride * 16;
        int[] reversed = [.. Enumerable.Range(0, count).Reverse()];
        foreach (int[]? order in new[] { null, reversed })
        {
            float[] loaded = new float[rows * rowStride + 2];
            loaded.AsSpan().Fill(-1f);
            fixed (float* s = source, l = loaded)
            fixed (int* o = order)
            {
                RowMemory.LoadSampleRows(s, o, count, rows, columns, l + 1, rowStride, sampleStride);
            }

            for (int sample = 0; sample < 16; sample++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        int at = (order is null ? Math.Min(sample, count - 1) : order[Math.Min(sample, count - 1)]) * rows * columns + row * columns + column;
                        Assert.Equal(source[at], loaded[1 + row * rowStride + sample * sampleStride + column]);
                    }
                }
            }

            Assert.Equal([-1f, -1f], [loaded[0], loaded[^1]]);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void StoreSampleRows_WritesTheSamplesOneAfterAnother_AndNothingElse(int rows, int columns, int count)
    {
        int sampleStride = (columns + 15) / 16 * 16, rowStride = sampleStride * 16, stride = rows * columns + 1;
        float[] source = Numbers(rows * rowStride);
        float[] stored = new float[16 * stride + 1];
        stored.AsSpan().Fill(-1f);
        fixed (float* s = source, d = stored)
        {
            RowMemory.StoreSampleRows(s, rowStride, sampleStride, rows, columns, d, stride, count);
        }

        for (int i = 0; i < stored.Length; i++)
        {
            int sample = i / stride, row = i % stride / columns, column = i % stride % columns;
            Assert.Equal(sample < count && row < rows ? source[row * rowStride + sample * sampleStride + column] : -1f, stored[i]);
        }
    }

    [Theory, InlineData(1), InlineData(3), InlineData(4), InlineData(8), InlineData(13), InlineData(16)]
    public void AddFirst_AddsSoManyLanes_AndTouchesNoNumberBehind(int count)
    {
        Check(16, d => Lanes512.AddFirst(d, Vector512.Create(2f) + Vector512<float>.Indices, count), count);
        Check(8, d => Lanes256.AddFirst(d, Vector256.Create(2f) + Vector256<float>.Indices, Math.Min(count, 8)), Math.Min(count, 8));
        Check(4, d => Lanes128.AddFirst(d, Vector128.Create(2f) + Vector128<float>.Indices, Math.Min(count, 4)), Math.Min(count, 4));
    }

    private delegate void Add(float* destination);

    private static void Check(int lanes, Add add, int count)
    {
        float[] numbers = Numbers(lanes);
        float[] expected = numbers.Select((n, i) => i < count ? n + 2f + i : n).ToArray();
        fixed (float* n = numbers)
        {
            add(n);
        }

        Assert.Equal(expected, numbers);
    }

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => i * 3 - 99.75f)];
}
