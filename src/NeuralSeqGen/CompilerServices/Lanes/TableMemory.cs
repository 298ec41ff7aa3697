using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralSeqGen.CompilerServices;

/// <summary>Reads rows of tables, such as those of embeddings, by their ids, and adds gradients to them. An id outside the table is that of its nearest row; no pointer needs alignment.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class TableMemory
{
    /// <summary>Reads rows of a table into lanes: lane s of element (r, j) is column j of the row that lane s of <paramref name="ids"/>[r] names; an id outside the table reads its nearest row.</summary>
    /// <param name="ids">16 · <paramref name="rows"/> whole numbers.</param>
    /// <param name="rows">Rows to read for each sample.</param>
    /// <param name="table"><paramref name="tableRows"/> × <paramref name="width"/> floats.</param>
    /// <param name="tableRows">Rows of the table.</param>
    /// <param name="width">Floats in a row.</param>
    /// <param name="lanes">16 · <paramref name="rows"/> · <paramref name="width"/> floats, written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherRows(float* ids, int rows, float* table, int tableRows, int width, float* lanes)
    {
        float** sources = stackalloc float*[ModelProgram.GroupSize];
        for (int row = 0; row < rows; row++, ids += ModelProgram.GroupSize, lanes += (nint)width * ModelProgram.GroupSize)
        {
            for (int lane = 0; lane < ModelProgram.GroupSize; lane++)
            {
                sources[lane] = table + (nint)RowOf(ids[lane], tableRows) * width;
            }

            Transposition.Gather(sources, width, lanes);
        }
    }

    /// <summary>The gradient of <see cref="GatherRows"/>: adds each sample's rows to the rows of the table they were read from, row by row, sample by sample. Lanes from <paramref name="count"/> on add nothing.</summary>
    /// <param name="ids">16 · <paramref name="rows"/> whole numbers.</param>
    /// <param name="values">16 · <paramref name="rows"/> · <paramref name="width"/> floats.</param>
    /// <param name="rows">Rows of each sample.</param>
    /// <param name="width">Floats in a row.</param>
    /// <param name="count">Samples in the group.</param>
    /// <param name="gradient"><paramref name="tableRows"/> × <paramref name="width"/> floats, added to.</param>
    /// <param name="tableRows">Rows of the table.</param>
    /// <param name="touched">
    /// List of the rows added to: their number, then room for <paramref name="tableRows"/> row numbers in the order of their first use, then for each
    /// row whether the list holds it. Null where nobody asks.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScatterAddRows(float* ids, float* values, int rows, int width, int count, float* gradient, int tableRows, int* touched)
    {
        float** targets = stackalloc float*[ModelProgram.GroupSize];
        for (int row = 0; row < rows; row++, ids += ModelProgram.GroupSize, values += (nint)width * ModelProgram.GroupSize)
        {
            for (int lane = 0; lane < count; lane++)
            {
                int id = RowOf(ids[lane], tableRows);
                targets[lane] = gradient + (nint)id * width;
                if (touched != null)
                {
                    TouchedRows.Add(touched, tableRows, id);
                }
            }
            int done = 0;
            if (Avx.IsSupported)
            {
                for (; done + Transposition.Block <= width; done += Transposition.Block)
                {
                    AddBlock(values + done * ModelProgram.GroupSize, targets, done, count);
                    AddBlock(values + done * ModelProgram.GroupSize + Transposition.Block, targets + Transposition.Block, done, count - Transposition.Block);
                }
            }

            for (; done < width; done++)
            {
                for (int lane = 0; lane < count; lane++)
                {
                    targets[lane][done] += values[done * ModelProgram.GroupSize + lane];
                }
            }
        }
    }

    /// <summary>Reads rows of a table for one sample: the row of each id is written <paramref name="stride"/> floats behind that of the id before; the padding between is left as it is.</summary>
    /// <param name="ids">Rows of <paramref name="idColumns"/> whole numbers, <paramref name="idStride"/> floats apart.</param>
    /// <param name="idRows">Rows of ids.</param>
    /// <param name="idColumns">Ids in a row.</param>
    /// <param name="idStride">Floats from one row of ids to the next.</param>
    /// <param name="table"><paramref name="tableRows"/> × <paramref name="width"/> floats.</param>
    /// <param name="tableRows">Rows of the table.</param>
    /// <param name="width">Floats in a row.</param>
    /// <param name="destination">First row, written.</param>
    /// <param name="stride">Floats from one written row to the next.</param>
    public static void GatherSequence(float* ids, int idRows, int idColumns, int idStride, float* table, int tableRows, int width, float* destination, int stride)
    {
        for (int row = 0; row < idRows; row++)
        {
            for (int column = 0; column < idColumns; column++, destination += stride)
            {
                Unsafe.CopyBlockUnaligned(destination, table + (nint)RowOf(ids[row * idStride + column], tableRows) * width, (uint)width * sizeof(float));
            }
        }
    }

    // NaN is row 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RowOf(float id, int rows) => id >= rows ? rows - 1 : id > 0 ? (int)id : 0;

    // One lane after the other: two samples may add to the same row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddBlock(float* lanes, float** targets, int column, int count)
    {
        if (count <= 0)
        {
            return;
        }

        Vector256<float> r0 = Vector256.Load(lanes), r1 = Vector256.Load(lanes + ModelProgram.GroupSize), r2 = Vector256.Load(lanes + 2 * ModelProgram.GroupSize), r3 = Vector256.Load(lanes + 3 * ModelProgram.GroupSize);
        Vector256<float> r4 = Vector256.Load(lanes + 4 * ModelProgram.GroupSize), r5 = Vector256.Load(lanes + 5 * ModelProgram.GroupSize), r6 = Vector256.Load(lanes + 6 * ModelProgram.GroupSize), r7 = Vector256.Load(lanes + 7 * ModelProgram.GroupSize);
        Transposition.Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        AddRow(targets[0] + column, r0);
        if (count > 1)
        {
            AddRow(targets[1] + column, r1);
        }

        if (count > 2)
        {
            AddRow(targets[2] + column, r2);
        }

        if (count > 3)
        {
            AddRow(targets[3] + column, r3);
        }

        if (count > 4)
        {
            AddRow(targets[4] + column, r4);
        }

        if (count > 5)
        {
            AddRow(targets[5] + column, r5);
        }

        if (count > 6)
        {
            AddRow(targets[6] + column, r6);
        }

        if (count > 7)
        {
            AddRow(targets[7] + column, r7);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(float* target, Vector256<float> row) => (Vector256.Load(target) + row).Store(target);
}
