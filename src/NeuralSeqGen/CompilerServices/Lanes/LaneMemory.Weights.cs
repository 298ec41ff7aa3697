using System.Runtime.Intrinsics;

namespace NeuralSeqGen.CompilerServices;

public static unsafe partial class LaneMemory
{
    /// <summary>
    /// Transposes the row weights of up to 16 samples into lanes, as <c>LoadRows</c> does; without a source every row of the group's samples weighs 1
    /// and every row of a filler sample 0.
    /// </summary>
    /// <param name="source"><paramref name="count"/> × <paramref name="rows"/> weights, or null.</param>
    /// <param name="count">Samples in the group.</param>
    /// <param name="rows">Loss rows of one sample.</param>
    /// <param name="lanes">Receives 16 × <paramref name="rows"/> floats.</param>
    public static void LoadWeights(float* source, int count, int rows, float* lanes)
    {
        if (source != null)
        {
            LoadRows(source, rows, count, rows, lanes);
            return;
        }

        var ones = Vector512.ConditionalSelect(Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)count)), Vector512<float>.One, Vector512<float>.Zero);
        for (int row = 0; row < rows; row++)
        {
            ones.Store(lanes + row * ModelProgram.GroupSize);
        }
    }

    /// <summary>Writes each of some numbers that are one per batch into all 16 lanes.</summary>
    /// <param name="source"><paramref name="elements"/> numbers.</param>
    /// <param name="elements">How many.</param>
    /// <param name="lanes">Receives 16 × <paramref name="elements"/> floats.</param>
    public static void LoadNumbers(double* source, int elements, float* lanes)
    {
        for (int i = 0; i < elements * ModelProgram.GroupSize; i++)
        {
            lanes[i] = (float)source[i / ModelProgram.GroupSize];
        }
    }
}
