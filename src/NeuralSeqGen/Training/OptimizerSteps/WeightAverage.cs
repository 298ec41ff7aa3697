namespace NeuralSeqGen;

/// <summary>Keras's moving average of the weights. Frozen weights are averaged too: their average has to be right when they are trained again.</summary>
/// <param name="average">One number per parameter.</param>
/// <param name="momentum">Momentum of the average.</param>
internal sealed unsafe class WeightAverage(PinnedFloats average, double momentum)
{
    /// <summary>Moves the average towards the weights; the first step copies them.</summary>
    public void Move(float* parameters, bool isFirstStep)
    {
        float keep = isFirstStep ? 0f : (float)momentum;
        float* averages = average.Pointer;
        for (int i = 0; i < average.Length; i++)
        {
            averages[i] = keep * averages[i] + (1 - keep) * parameters[i];
        }
    }

    /// <summary>Puts the average in the place of the weights.</summary>
    public void CopyTo(float* parameters, (int Start, int End)[] runs)
    {
        foreach (var (start, end) in runs)
        {
            average.Span[start..end].CopyTo(new Span<float>(parameters + start, end - start));
        }
    }
}
