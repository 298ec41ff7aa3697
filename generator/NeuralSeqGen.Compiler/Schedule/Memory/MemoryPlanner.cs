using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule.Memory;

/// <summary>Gives every buffer a place in the arena, so that buffers alive at the same time never overlap: largest first, each at the lowest free place.</summary>
internal static class MemoryPlanner
{
    /// <summary>Returns the floats needed.</summary>
    /// <exception cref="WorkMemoryException">They are more than a program can address.</exception>
    public static int Plan(IReadOnlyList<MemoryBuffer> buffers)
    {
        var used = buffers.Where(b => b.LastUse >= 0).OrderByDescending(b => b.Elements).ThenBy(b => b.FirstUse).ToList();
        var places = new List<(MemoryBuffer Buffer, long Offset)>();
        long size = 0;
        foreach (var buffer in used)
        {
            long offset = LowestFree(buffer, places);
            places.Add((buffer, offset));
            size = Math.Max(size, offset + Floats(buffer));
        }

        if (size > WorkMemoryException.MostFloats)
        {
            var largest = used.GroupBy(b => b.Scope).Select(layer => (Scope: layer.Key, Floats: layer.Sum(Floats))).OrderByDescending(layer => layer.Floats).First();
            throw new WorkMemoryException(largest.Scope, Math.Min(size, largest.Floats), size);
        }

        places.ForEach(place => place.Buffer.ArenaOffset = (int)place.Offset);
        return (int)size;
    }

    private static long LowestFree(MemoryBuffer buffer, List<(MemoryBuffer Buffer, long Offset)> placed)
    {
        long offset = 0;
        foreach (var (other, start) in placed.Where(o => o.Buffer.FirstUse <= buffer.LastUse && buffer.FirstUse <= o.Buffer.LastUse).OrderBy(o => o.Offset))
        {
            if (offset + Floats(buffer) <= start)
            {
                break;
            }

            offset = Math.Max(offset, start + Floats(other));
        }

        return offset;
    }

    private static long Floats(MemoryBuffer buffer) => buffer.Elements * (long)buffer.Scale;
}
