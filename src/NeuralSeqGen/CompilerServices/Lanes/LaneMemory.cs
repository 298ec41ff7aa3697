using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Moves samples between rows (one sample after the other, as users pass them) and lanes (<c>lanes[element · 16 + sample]</c>, as batch-in-lanes
/// kernels read them). Rows past <c>count</c> are zero-filled on loading and not touched on storing. No pointer needs alignment.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class LaneMemory
{
    private const int Lanes = ModelProgram.GroupSize;
    private const int Block = 8;

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
            for (; done + Block <= elements; done += Block)
            {
                LoadBlock(source + done, stride, count, lanes + done * Lanes);
                LoadBlock(source + done + (nint)Block * stride, stride, count - Block, lanes + done * Lanes + Block);
            }
        }

        for (; done < elements; done++)
        {
            LoadElement(source + done, stride, count, lanes + done * Lanes);
        }
    }

    /// <summary>Whether one of 16 lanes is not zero.</summary>
    public static bool AnyLane(float* lanes) => new ReadOnlySpan<float>(lanes, Lanes).ContainsAnyExcept(0f);

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
            for (; done + Block <= elements; done += Block)
            {
                StoreBlock(lanes + done * Lanes, destination + done, stride, count);
                StoreBlock(lanes + done * Lanes + Block, destination + done + (nint)Block * stride, stride, count - Block);
            }
        }

        for (; done < elements; done++)
        {
            for (int row = 0; row < count; row++)
            {
                destination[(nint)row * stride + done] = lanes[done * Lanes + row];
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

        for (int row = Math.Max(count, 0); row < Lanes; row++)
        {
            lanes[row] = 0f;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadBlock(float* source, int stride, int count, float* lanes)
    {
        Vector256<float> r0 = Row(source, stride, 0, count), r1 = Row(source, stride, 1, count), r2 = Row(source, stride, 2, count), r3 = Row(source, stride, 3, count);
        Vector256<float> r4 = Row(source, stride, 4, count), r5 = Row(source, stride, 5, count), r6 = Row(source, stride, 6, count), r7 = Row(source, stride, 7, count);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.Store(lanes);
        r1.Store(lanes + Lanes);
        r2.Store(lanes + 2 * Lanes);
        r3.Store(lanes + 3 * Lanes);
        r4.Store(lanes + 4 * Lanes);
        r5.Store(lanes + 5 * Lanes);
        r6.Store(lanes + 6 * Lanes);
        r7.Store(lanes + 7 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBlock(float* lanes, float* destination, int stride, int count)
    {
        if (count <= 0)
        {
            return;
        }

        Vector256<float> r0 = Vector256.Load(lanes), r1 = Vector256.Load(lanes + Lanes), r2 = Vector256.Load(lanes + 2 * Lanes), r3 = Vector256.Load(lanes + 3 * Lanes);
        Vector256<float> r4 = Vector256.Load(lanes + 4 * Lanes), r5 = Vector256.Load(lanes + 5 * Lanes), r6 = Vector256.Load(lanes + 6 * Lanes), r7 = Vector256.Load(lanes + 7 * Lanes);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector256<float> r0, ref Vector256<float> r1, ref Vector256<float> r2, ref Vector256<float> r3,
        ref Vector256<float> r4, ref Vector256<float> r5, ref Vector256<float> r6, ref Vector256<float> r7)
    {
        Quads(r0, r1, r2, r3, out var a0, out var a1, out var a2, out var a3);
        Quads(r4, r5, r6, r7, out var b0, out var b1, out var b2, out var b3);
        r0 = Avx.Permute2x128(a0, b0, 0x20);
        r1 = Avx.Permute2x128(a1, b1, 0x20);
        r2 = Avx.Permute2x128(a2, b2, 0x20);
        r3 = Avx.Permute2x128(a3, b3, 0x20);
        r4 = Avx.Permute2x128(a0, b0, 0x31);
        r5 = Avx.Permute2x128(a1, b1, 0x31);
        r6 = Avx.Permute2x128(a2, b2, 0x31);
        r7 = Avx.Permute2x128(a3, b3, 0x31);
    }

    /// <summary>Transposes the two 4 × 4 halves of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quads(
        Vector256<float> r0, Vector256<float> r1, Vector256<float> r2, Vector256<float> r3,
        out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        var low01 = Avx.UnpackLow(r0, r1);
        var high01 = Avx.UnpackHigh(r0, r1);
        var low23 = Avx.UnpackLow(r2, r3);
        var high23 = Avx.UnpackHigh(r2, r3);
        c0 = Avx.Shuffle(low01, low23, 0x44);
        c1 = Avx.Shuffle(low01, low23, 0xEE);
        c2 = Avx.Shuffle(high01, high23, 0x44);
        c3 = Avx.Shuffle(high01, high23, 0xEE);
    }
}
