namespace NeuralSeqGen;

/// <summary>Adds up the gradients of several batches and gives their mean with the last of them.</summary>
/// <param name="sum">One number per parameter.</param>
/// <param name="every">Batches for one step.</param>
internal sealed unsafe class GradientAccumulation(PinnedFloats sum, int every)
{
    /// <summary>Takes one more gradient; when the step is due, the mean stands in its place.</summary>
    /// <param name="gradient">The batch's gradient.</param>
    /// <param name="batches">Batches before this one.</param>
    /// <returns>Whether the step is due.</returns>
    public bool Add(float* gradient, long batches)
    {
        float* sums = sum.Pointer;
        bool last = (batches + 1) % every == 0;
        for (int i = 0; i < sum.Length; i++)
        {
            float total = sums[i] + gradient[i];
            sums[i] = last ? 0 : total;
            if (last)
            {
                gradient[i] = total / every;
            }
        }
        return last;
    }
}
