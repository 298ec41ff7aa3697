namespace NeuralSeqGen.Models.Tests;

/// <summary>Sources made of arrays: chunks of some sizes in turn.</summary>
internal static class Chunks
{
    /// <summary>All samples of two arrays.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="sizes">Samples of the chunks, from the first again when all have been used.</param>
    public static IEnumerable<(float[,,] X, float[,,] Y)> Of(float[,,] x, float[,,] y, params int[] sizes)
    {
        foreach (var (first, count) in Parts(x.GetLength(0), sizes))
        {
            yield return (x.AsRows(first, count), y.AsRows(first, count));
        }
    }

    /// <summary>Where the chunks begin, and how many samples they have.</summary>
    public static IEnumerable<(int First, int Count)> Parts(int samples, params int[] sizes)
    {
        for (int first = 0, chunk = 0; first < samples; chunk++)
        {
            int count = Math.Min(sizes[chunk % sizes.Length], samples - first);
            yield return (first, count);
            first += count;
        }
    }
}
