using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>Rows of tables by ids, against loops by hand; the widths are no multiples of any vector's.</summary>
public sealed unsafe class TableMemoryTests
{
    private const int Lanes = ModelProgram.GroupSize;
    private const int TableRows = 5;

    [Theory]
    [InlineData(1, 1), InlineData(3, 7), InlineData(2, 8), InlineData(4, 19), InlineData(1, 32)]
    public void GatherRows_ReadsTheRowOfEachId_OrTheNearestOne(int rows, int width)
    {
        float[] ids = Ids(rows), table = Numbers(TableRows * width, 1), lanes = new float[Lanes * rows * width];
        fixed (float* i = ids, t = table, l = lanes)
        {
            TableMemory.GatherRows(i, rows, t, TableRows, width, l);
        }

        for (int e = 0; e < lanes.Length; e++)
        {
            var (element, lane) = (e / Lanes, e % Lanes);
            Assert.Equal(table[RowOf(ids[element / width * Lanes + lane]) * width + element % width], lanes[e]);
        }
    }

    [Theory]
    [InlineData(1, 1, 16), InlineData(3, 7, 5), InlineData(2, 8, 9), InlineData(4, 19, 16), InlineData(1, 32, 1)]
    public void ScatterAddRows_AddsTheSamplesOfTheGroup_AndListsTheRows(int rows, int width, int count)
    {
        float[] ids = Ids(rows), values = Numbers(Lanes * rows * width, 2), gradient = Numbers(TableRows * width, 3), expected = [.. gradient];
        int[] touched = new int[TouchedRows.Size(TableRows)];
        fixed (float* i = ids, v = values, g = gradient)
        fixed (int* t = touched)
        {
            TableMemory.ScatterAddRows(i, v, rows, width, count, g, TableRows, t);
        }

        var named = new List<int>();
        for (int row = 0; row < rows; row++)
        {
            for (int lane = 0; lane < count; lane++)
            {
                int id = RowOf(ids[row * Lanes + lane]);
                if (!named.Contains(id))
                {
                    named.Add(id);
                }

                for (int j = 0; j < width; j++)
                {
                    expected[id * width + j] += values[(row * width + j) * Lanes + lane];
                }
            }
        }

        Assert.Equal(expected, gradient);
        Assert.Equal(named, touched[1..(1 + touched[0])]);
    }

    [Fact]
    public void TouchedRows_MergeAndClear_LeaveTheOthersAlone()
    {
        float[] first = [1, 2, 0, 0, 0, 0], second = [10, 20, 0, 0, 30, 40];
        int[] a = [1, 0, 0, 0, 1, 0, 0], b = [2, 2, 0, 0, 1, 0, 1];
        fixed (float* f = first, s = second)
        fixed (int* x = a, y = b)
        {
            TouchedRows.Merge(x, f, y, s, 3, 2);
            Assert.Equal([11f, 22, 0, 0, 30, 40], first);
            Assert.Equal([2, 0, 2, 0, 1, 0, 1], a);
            TouchedRows.Clear(x, 3, f, 2);
            Assert.Equal(new float[6], first);
            Assert.Equal([0, 0, 0], a[4..]);
        }
    }

    private static int RowOf(float id) => float.IsNaN(id) ? 0 : (int)Math.Clamp(id, 0, TableRows - 1);

    private static float[] Ids(int rows)
    {
        float[] ids = [.. Enumerable.Range(0, Lanes * rows).Select(i => (float)(i * 7 % TableRows))];
        (ids[1], ids[2], ids[3], ids[4]) = (-3, 1e20f, float.NaN, TableRows);
        return ids;
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
