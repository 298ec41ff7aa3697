using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralSeqGen.CompilerServices;

/// <summary>Transposes blocks of 8 × 8 floats: 8 numbers of 8 rows become 8 lanes of 8 elements, and back.</summary>
internal static unsafe class Transposition
{
    /// <summary>Rows and columns of a block.</summary>
    public const int Block = 8;

    /// <summary>Transposes 16 rows that stand anywhere into lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather(float** sources, int elements, float* lanes)
    {
        int done = 0;
        if (Avx.IsSupported)
        {
            for (; done + Block <= elements; done += Block)
            {
                GatherBlock(sources, done, lanes + done * ModelProgram.GroupSize);
                GatherBlock(sources + Block, done, lanes + done * ModelProgram.GroupSize + Block);
            }
        }

        for (; done < elements; done++)
        {
            for (int lane = 0; lane < ModelProgram.GroupSize; lane++)
            {
                lanes[done * ModelProgram.GroupSize + lane] = sources[lane][done];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GatherBlock(float** sources, int column, float* lanes)
    {
        Vector256<float> r0 = Vector256.Load(sources[0] + column), r1 = Vector256.Load(sources[1] + column), r2 = Vector256.Load(sources[2] + column), r3 = Vector256.Load(sources[3] + column);
        Vector256<float> r4 = Vector256.Load(sources[4] + column), r5 = Vector256.Load(sources[5] + column), r6 = Vector256.Load(sources[6] + column), r7 = Vector256.Load(sources[7] + column);
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.Store(lanes);
        r1.Store(lanes + ModelProgram.GroupSize);
        r2.Store(lanes + 2 * ModelProgram.GroupSize);
        r3.Store(lanes + 3 * ModelProgram.GroupSize);
        r4.Store(lanes + 4 * ModelProgram.GroupSize);
        r5.Store(lanes + 5 * ModelProgram.GroupSize);
        r6.Store(lanes + 6 * ModelProgram.GroupSize);
        r7.Store(lanes + 7 * ModelProgram.GroupSize);
    }

    /// <summary>Transposes a block, row by row in a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(
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
