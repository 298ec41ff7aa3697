using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Programs;

namespace NeuralSeqGen.Compiler.Schedule.Tiles;

/// <summary>Loops over several axes, and over tiles of one.</summary>
internal static class Loops
{
    /// <summary>Iterations that are written out where the body is short.</summary>
    public const int Few = 4;

    /// <summary>Loops over all axes of a shape, the first one outermost.</summary>
    /// <param name="builder">The kernel.</param>
    /// <param name="hint">For the names of the indices.</param>
    /// <param name="extents">Of the axes.</param>
    /// <param name="writtenOut">Axes up to that long are written out.</param>
    /// <param name="body">What is done at an index of all axes.</param>
    public static IReadOnlyList<Statement> Over(KernelBuilder builder, string hint, Shape extents, int writtenOut, Func<IReadOnlyList<AffineIndex>, IReadOnlyList<Statement>> body)
    {
        return Axis(0, []);

        IReadOnlyList<Statement> Axis(int axis, IReadOnlyList<AffineIndex> outer) =>
            axis == extents.Rank ? body(outer) : Repeat(builder, hint, extents[axis], writtenOut, index => Axis(axis + 1, [.. outer, index]));
    }

    /// <summary>A loop, or its iterations written out where they are few.</summary>
    public static IReadOnlyList<Statement> Repeat(KernelBuilder builder, string hint, int count, int writtenOut, Func<AffineIndex, IReadOnlyList<Statement>> body) =>
        count <= writtenOut ? [.. Enumerable.Range(0, count).SelectMany(i => body(i))] : builder.Repeat(hint, count, body);

    /// <summary>Loops over the tiles of an axis; the body is given where a tile starts, and its size.</summary>
    public static IReadOnlyList<Statement> Tiles(KernelBuilder builder, string hint, IEnumerable<(int Start, int Size, int Count)> tiles, Func<AffineIndex, int, IReadOnlyList<Statement>> body) =>
        [.. tiles.SelectMany(tile => builder.Repeat(hint, tile.Count, i => body((i * tile.Size) + tile.Start, tile.Size)))];

    /// <summary>Tiles, the first one apart, for where it does more than the others.</summary>
    public static IEnumerable<(int Start, int Size, int Count)> FirstApart(IReadOnlyList<(int Start, int Size, int Count)> tiles)
    {
        var (start, size, count) = tiles[0];
        return count == 1 ? tiles : [(start, size, 1), (start + size, size, count - 1), .. tiles.Skip(1)];
    }
}
