using System.Runtime.CompilerServices;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class LaneMemory
{
    /// <summary>Copies the rows of one sample to rows that start <paramref name="stride"/> floats apart; the padding between is left as it is.</summary>
    /// <param name="source"><paramref name="rows"/> × <paramref name="columns"/> numbers.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="destination">First row.</param>
    /// <param name="stride">Floats from row to row.</param>
    public static void LoadSequence(float* source, int rows, int columns, float* destination, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            Unsafe.CopyBlockUnaligned(destination + (row * stride), source + (row * columns), (uint)columns * sizeof(float));
        }
    }

    /// <summary>The same from integers.</summary>
    public static void LoadSequence(int* source, int rows, int columns, float* destination, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                destination[(row * stride) + column] = source[(row * columns) + column];
            }
        }
    }

    /// <summary>Copies one row; with a constant length it is a few instructions.</summary>
    /// <param name="source"><paramref name="columns"/> numbers.</param>
    /// <param name="columns">Numbers in the row.</param>
    /// <param name="destination">The same number of them, written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyRow(float* source, int columns, float* destination) => Unsafe.CopyBlockUnaligned(destination, source, (uint)columns * sizeof(float));

    /// <summary>The inverse of <see cref="LoadSequence(float*, int, int, float*, int)"/>.</summary>
    public static void StoreSequence(float* source, int stride, int rows, int columns, float* destination)
    {
        for (int row = 0; row < rows; row++)
        {
            Unsafe.CopyBlockUnaligned(destination + (row * columns), source + (row * stride), (uint)columns * sizeof(float));
        }
    }
}
