using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class LaneMemory
{
    /// <summary>Loads up to 16 samples of floats that stand in any order.</summary>
    /// <param name="source">The first sample of all.</param>
    /// <param name="order">Number of each of the <paramref name="count"/> samples; null for the first ones as they stand.</param>
    /// <param name="count">Samples to read, 1 to 16.</param>
    /// <param name="elements">Elements of a sample.</param>
    /// <param name="lanes">16 · <paramref name="elements"/> floats, written; lanes from <paramref name="count"/> on hold the last sample once more: what
    /// comes of them counts nowhere, but a gradient of 0 times a NaN is one, and zeros may give it where no sample does.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LoadSamples(float* source, int* order, int count, int elements, float* lanes)
    {
        if (order == null && count == ModelProgram.GroupSize)
        {
            LoadRows(source, elements, count, elements, lanes);
            return;
        }

        float** samples = stackalloc float*[ModelProgram.GroupSize];
        for (int lane = 0; lane < ModelProgram.GroupSize; lane++)
        {
            int sample = Math.Min(lane, count - 1);
            samples[lane] = source + (nint)(order == null ? sample : order[sample]) * elements;
        }

        Transposition.Gather(samples, elements, lanes);
    }

    /// <summary>The same from integers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LoadSamples(int* source, int* order, int count, int elements, float* lanes)
    {
        // The transposition only moves bits; the conversion afterwards runs along the lanes.
        LoadSamples((float*)source, order, count, elements, lanes);
        for (int i = 0; i < elements * ModelProgram.GroupSize; i += 4)
        {
            Vector128.Store(Vector128.ConvertToSingle(Vector128.Load((int*)lanes + i)), lanes + i);
        }
    }
}
