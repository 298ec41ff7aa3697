namespace NeuralSeqGen.Compiler.Tests.Battery;

/// <summary>Every layer in a few spellings. Output shapes and counts are those of Keras's documentation, written out by hand.</summary>
internal static class LayerSamples
{
    /// <summary>All samples whose layers exist, in a fixed order.</summary>
    public static readonly IReadOnlyList<LayerSample> All =
        [.. CoreSamples.All.Concat(PositionSamples.All).Concat(TiedSamples.All).Concat(RecurrentSamples.All).Concat(ConvolutionSamples.All).Concat(NormalizationSamples.All).Concat(ActivationSamples.All).Concat(MergeSamples.All).Concat(FunctionSamples.All).Where(sample => sample.IsKnown)];

    /// <summary>Indices of all samples, for theories.</summary>
    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (int i = 0; i < All.Count; i++)
            {
                data.Add(i, All[i].ToString());
            }

            return data;
        }
    }
}
