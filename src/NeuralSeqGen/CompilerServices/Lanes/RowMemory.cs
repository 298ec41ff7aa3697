using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralSeqGen.CompilerServices;

/// <summary>Copies samples, one after the other as users pass them, to the padded rows that kernels with features in the lanes and those of one sequence read, and back. No pointer needs alignment.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class RowMemory
{
    /// <summary>Copies the rows of up to 16 samples that stand in any order to where kernels with features in the lanes read them; the padding between rows is left as it is.</summary>
    /// <param name="source">The first sample of all.</param>
    /// <param name="order">Number of each of the <paramref name="count"/> samples; null for the first ones as they stand.</param>
    /// <param name="count">Samples to read, 1 to 16.</param>
    /// <param name="rows">Rows of a sample.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="destination">First row of the first sample, written; samples from <paramref name="count"/> on are the last one once more, as in <see cref="LaneMemory"/>.</param>
    /// <param name="rowStride">Floats from a sample's row to its next one.</param>
    /// <param name="sampleStride">Floats from a sample to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LoadSampleRows(float* source, int* order, int count, int rows, int columns, float* destination, int rowStride, int sampleStride)
    {
        for (int sample = 0; sample < ModelProgram.GroupSize; sample++, destination += sampleStride)
        {
            int read = Math.Min(sample, count - 1);
            CopyRows(source + (nint)(order == null ? read : order[read]) * rows * columns, rows, columns, destination, rowStride);
        }
    }

    // Whole vectors write over the padding of a row and read from the rows behind; the last rows, which have none, are copied as they are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRows(float* source, int rows, int columns, float* destination, int rowStride)
    {
        int padded = (columns + ModelProgram.GroupSize - 1) / ModelProgram.GroupSize * ModelProgram.GroupSize, row = 0;
        for (; row * columns + padded <= rows * columns; row++)
        {
            for (int column = 0; column < padded; column += ModelProgram.GroupSize)
            {
                Vector512.Store(Vector512.Load(source + (nint)row * columns + column), destination + (nint)row * rowStride + column);
            }
        }

        for (; row < rows; row++)
        {
            Unsafe.CopyBlockUnaligned(destination + (nint)row * rowStride, source + (nint)row * columns, (uint)columns * sizeof(float));
        }
    }

    /// <summary>Copies the rows of samples back: the inverse of <see cref="LoadSampleRows"/>.</summary>
    /// <param name="source">First row of the first sample.</param>
    /// <param name="rowStride">Floats from a sample's row to its next one.</param>
    /// <param name="sampleStride">Floats from a sample to the next.</param>
    /// <param name="rows">Rows of a sample.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="destination">First sample, written.</param>
    /// <param name="stride">Floats from one written sample to the next.</param>
    /// <param name="count">Samples to write, 0 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreSampleRows(float* source, int rowStride, int sampleStride, int rows, int columns, float* destination, int stride, int count)
    {
        for (int sample = 0; sample < count; sample++, source += sampleStride, destination += stride)
        {
            for (int row = 0; row < rows; row++)
            {
                Unsafe.CopyBlockUnaligned(destination + (nint)row * columns, source + (nint)row * rowStride, (uint)columns * sizeof(float));
            }
        }
    }

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
