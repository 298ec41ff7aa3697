using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The gradient that one shard of a batch adds up. Of tables it knows which rows hold something.</summary>
internal sealed unsafe class ShardGradient
{
    private readonly RowTable[] _tables;
    private readonly PinnedFloats _touched;

    public ShardGradient(int parameters, RowTable[] tables)
    {
        _tables = tables;
        Values = new PinnedFloats(parameters);
        // a plain loop: a first call compiles everything that it runs, and generic code over numbers once for each type
        int touched = 0;
        foreach (var table in tables)
        {
            touched = checked(touched + CompilerServices.TouchedRows.Size(table.Rows));
        }

        _touched = new PinnedFloats(touched);
    }

    /// <summary>One number per parameter.</summary>
    public PinnedFloats Values { get; }

    /// <summary>The lists of rows of all tables, one after the other.</summary>
    public int* TouchedRows => (int*)_touched.Pointer;

    /// <summary>Makes everything 0 before a batch.</summary>
    /// <param name="whole">Whether others write to the values too, so that the lists do not say everything.</param>
    public void Clear(bool whole)
    {
        int start = 0;
        int* touched = TouchedRows;
        foreach (var table in _tables)
        {
            if (!whole)
            {
                Values.Span[start..table.Offset].Clear();
            }

            CompilerServices.TouchedRows.Clear(touched, table.Rows, Values.Pointer + table.Offset, table.Width);
            start = table.Offset + table.Rows * table.Width;
            touched += CompilerServices.TouchedRows.Size(table.Rows);
        }
        Values.Span[(whole ? 0 : start)..].Clear();
    }

    /// <summary>Adds the rows of one table of another shard.</summary>
    public void AddRows(ShardGradient other, int table)
    {
        var (offset, rows, width) = _tables[table];
        int list = 0;
        for (int i = 0; i < table; i++)
        {
            list += CompilerServices.TouchedRows.Size(_tables[i].Rows);
        }

        CompilerServices.TouchedRows.Merge(TouchedRows + list, Values.Pointer + offset, other.TouchedRows + list, other.Values.Pointer + offset, rows, width);
    }
}
