using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Moves samples between rows (one sample after the other, as users pass them) and lanes (<c>lanes[element · 16 + sample]</c>, as kernels with samples in
/// the lanes read them). Past <c>count</c>, rows are zero-filled on loading, samples are the last one once more, and nothing is touched on storing. No pointer needs alignment.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class LaneMemory
{
    /// <summary>Loads up to 16 rows of floats.</summary>
    /// <param name="source">First row.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="count">Rows to read, 0 to 16.</param>
    /// <param name="elements">Elements of a row.</param>
    /// <param name="lanes">16 · <paramref name="elements"/> floats, written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LoadRows(float* source, int stride, int count, int elements, float* lanes)
    {
        int done = 0;
        if (Avx.IsSupported)
        {
            for (; done + Transposition.Block <= elements; done += Transposition.Block)
            {
                LoadBlock(source + done, stride, count, lanes + done * ModelProgram.GroupSize);
                LoadBlock(source + done + (nint)Transposition.Block * stride, stride, count - Transposition.Block, lanes + done * ModelProgram.GroupSize + Transposition.Block);
            }
        }

        for (; done < elements; done++)
        {
            LoadElement(source + done, stride, count, lanes + done * ModelProgram.GroupSize);
        }
    }

    /// <summary>Whether one of 16 lanes is not zero.</summary>
    public static bool AnyLane(float* lanes) => new ReadOnlySpan<float>(lanes, ModelProgram.GroupSize).ContainsAnyExcept(0f);

    /// <summary>Stores up to 16 rows: the inverse of <see cref="LoadRows"/>.</summary>
    /// <param name="lanes">16 · <paramref name="elements"/> floats.</param>
    /// <param name="elements">Elements of a row.</param>
    /// <param name="destination">First row, written.</param>
    /// <param name="stride">Elements from one row to the next.</param>
    /// <param name="count">Rows to write, 0 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreRows(float* lanes, int elements, float* destination, int stride, int count)
    {
        int done = 0;
        if (Avx.IsSupported)
        {
            for (; done + Transposition.Block <= elements; done += Transposition.Block)
            {
                StoreBlock(lanes + done * ModelProgram.GroupSize, destination + done, stride, count);
                StoreBlock(lanes + done * ModelProgram.GroupSize + Transposition.Block, destination + done + (nint)Transposition.Block * stride, stride, count - Transposition.Block);
            }
        }

        for (; done < elements; done++)
        {
            for (int row = 0; row < count; row++)
            {
                destination[(nint)row * stride + done] = lanes[done * ModelProgram.GroupSize + row];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadElement(float* source, int stride, int count, float* lanes)
    {
        for (int row = 0; row < count; row++)
        {
            lanes[row] = source[(nint)row * stride];
        }

        for (int row = Math.Max(count, 0); row < ModelProgram.GroupSize; row++)
        {
            lanes[row] = 0f;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadBlock(float* source, int stride, int count, float* lanes)
    {
        Vector256<float> r0 = Row(source, stride, 0, count), r1 = Row(source, stride, 1, count), r2 = Row(source, stride, 2, count), r3 = Row(source, stride, 3, count);
        Vector256<float> r4 = Row(source, stride, 4, count), r5 = Row(source, stride, 5, count), r6 = Row(source, stride, 6, count), r7 = Row(source, stride, 7, count);
        Transposition.Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.Store(lanes);
        r1.Store(lanes + ModelProgram.GroupSize);
        r2.Store(lanes + 2 * ModelProgram.GroupSize);
        r3.Store(lanes + 3 * ModelProgram.GroupSize);
        r4.Store(lanes + 4 * ModelProgram.GroupSize);
        r5.Store(lanes + 5 * ModelProgram.GroupSize);
        r6.Store(lanes + 6 * ModelProgram.GroupSize);
        r7.Store(lanes + 7 * ModelProgram.GroupSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBlock(float* lanes, float* destination, int stride, int count)
    {
        if (count <= 0)
        {
            return;
        }

        Vector256<float> r0 = Vector256.Load(lanes), r1 = Vector256.Load(lanes + ModelProgram.GroupSize), r2 = Vector256.Load(lanes + 2 * ModelProgram.GroupSize), r3 = Vector256.Load(lanes + 3 * ModelProgram.GroupSize);
        Vector256<float> r4 = Vector256.Load(lanes + 4 * ModelProgram.GroupSize), r5 = Vector256.Load(lanes + 5 * ModelProgram.GroupSize), r6 = Vector256.Load(lanes + 6 * ModelProgram.GroupSize), r7 = Vector256.Load(lanes + 7 * ModelProgram.GroupSize);
        Transposition.Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.Store(destination);
        if (count > 1)
        {
            r1.Store(destination + (nint)stride);
        }

        if (count > 2)
        {
            r2.Store(destination + 2 * (nint)stride);
        }

        if (count > 3)
        {
            r3.Store(destination + 3 * (nint)stride);
        }

        if (count > 4)
        {
            r4.Store(destination + 4 * (nint)stride);
        }

        if (count > 5)
        {
            r5.Store(destination + 5 * (nint)stride);
        }

        if (count > 6)
        {
            r6.Store(destination + 6 * (nint)stride);
        }

        if (count > 7)
        {
            r7.Store(destination + 7 * (nint)stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Row(float* source, int stride, int row, int count) =>
        row < count ? Vector256.Load(source + (nint)row * stride) : Vector256<float>.Zero;
}
