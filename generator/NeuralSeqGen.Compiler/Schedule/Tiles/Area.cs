using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>The part of a cluster's space that one register tile covers: rows × columns, a column being an element or a vector of neighbours.</summary>
/// <param name="Outer">Indices of the axes before the tile's.</param>
/// <param name="Row">First row, or first sample where a row is one sample's; null where the tile is part of the only row.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Column">Index of the first column's first element; null where the tile is one number.</param>
/// <param name="Columns">Number of columns.</param>
internal sealed record Area(IReadOnlyList<AffineIndex> Outer, AffineIndex? Row, int Rows, AffineIndex? Column, int Columns)
{
    /// <summary>Registers that hold a value of the tile.</summary>
    public int Size => Rows * Columns;

    /// <summary>Axes that an element's index has.</summary>
    public int Rank => Outer.Count + (Row is null ? 0 : 1) + (Column is null ? 0 : 1);

    /// <summary>Index of one row of the tile.</summary>
    public IReadOnlyList<AffineIndex> IndicesOfRow(int row) => Row is null ? Outer : [.. Outer, Row + row];

    /// <summary>Index of an element, counted row by row, where a column is so many elements.</summary>
    public IReadOnlyList<AffineIndex> Indices(int element, int perColumn) =>
        Column is null ? IndicesOfRow(element / Columns) : [.. IndicesOfRow(element / Columns), Column + (element % Columns * perColumn)];
}
