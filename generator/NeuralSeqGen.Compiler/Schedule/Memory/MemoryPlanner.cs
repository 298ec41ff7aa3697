namespace NeuralSeqGen.Compiler.Schedule.Memory;

/// <summary>Gives every buffer a place in the arena, so that buffers alive at the same time never overlap: largest first, each at the lowest free place.</summary>
internal static class MemoryPlanner
{
    /// <summary>Returns the floats needed.</summary>
    public static int Plan(IReadOnlyList<MemoryBuffer> buffers)
    {
        var placed = new List<MemoryBuffer>();
        int size = 0;
        foreach (var buffer in buffers.Where(b => b.LastUse >= 0).OrderByDescending(b => b.Elements).ThenBy(b => b.FirstUse))
        {
            buffer.ArenaOffset = LowestFree(buffer, placed);
            placed.Add(buffer);
            size = System.Math.Max(size, checked(buffer.ArenaOffset + Floats(buffer)));
        }

        return size;
    }

    private static int LowestFree(MemoryBuffer buffer, List<MemoryBuffer> placed)
    {
        int offset = 0;
        foreach (var other in placed.Where(o => o.FirstUse <= buffer.LastUse && buffer.FirstUse <= o.LastUse).OrderBy(o => o.ArenaOffset))
        {
            if (checked(offset + Floats(buffer)) <= other.ArenaOffset)
            {
                break;
            }

            offset = System.Math.Max(offset, checked(other.ArenaOffset + Floats(other)));
        }

        return offset;
    }

    private static int Floats(MemoryBuffer buffer) => checked(buffer.Elements * buffer.Scale);
}
