using System.Runtime.CompilerServices;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Which rows of a table's gradient hold something: [0] their number, then room for every row number, in the order of first use, then for each row
/// whether it is in the list. So clearing and adding cost the rows that a batch names, not the table.
/// </summary>
internal static unsafe class TouchedRows
{
    /// <summary>Integers for a table.</summary>
    public static int Size(int tableRows) => 1 + 2 * tableRows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(int* touched, int tableRows, int row)
    {
        if (touched[1 + tableRows + row] != 0)
        {
            return;
        }

        touched[1 + tableRows + row] = 1;
        touched[1 + touched[0]++] = row;
    }

    /// <summary>Zeroes the rows in the list and empties it.</summary>
    public static void Clear(int* touched, int tableRows, float* gradient, int width)
    {
        for (int i = 0; i < touched[0]; i++)
        {
            int row = touched[1 + i];
            touched[1 + tableRows + row] = 0;
            new Span<float>(gradient + (nint)row * width, width).Clear();
        }
        touched[0] = 0;
    }

    /// <summary>Adds the rows of one list to the same rows of another gradient.</summary>
    public static void Merge(int* touched, float* gradient, int* added, float* values, int tableRows, int width)
    {
        for (int i = 0; i < added[0]; i++)
        {
            int row = added[1 + i];
            Add(touched, tableRows, row);
            float* target = gradient + (nint)row * width, source = values + (nint)row * width;
            for (int j = 0; j < width; j++)
            {
                target[j] += source[j];
            }
        }
    }
}
